using System.Buffers;

namespace MilestoneTracker.Cli.Logs;

// The title of a plan from the identity of its log; a random identity is not a title.
internal static class LogTitle
{
    private const string Random = "log-";
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    public static string? From(string? identity) =>
        identity is null || identity.Length == Random.Length + 32
            && identity.StartsWith(Random, StringComparison.Ordinal) && identity.AsSpan(Random.Length).IndexOfAnyExcept(Hexadecimal) < 0
            ? null
            : identity;
}
