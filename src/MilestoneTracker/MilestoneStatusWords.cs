using System.Diagnostics.CodeAnalysis;

namespace MilestoneTracker;

/// <summary>The words for statuses in files and logs: <c>PLANNED</c>, <c>IN_PROGRESS</c>, <c>COMPLETED</c>, <c>BLOCKED</c>,
/// <c>ON_HOLD</c>, <c>CANCELLED</c>.</summary>
public static class MilestoneStatusWords
{
    private static readonly string[] Words = ["PLANNED", "IN_PROGRESS", "COMPLETED", "BLOCKED", "ON_HOLD", "CANCELLED"];

    /// <summary>The word for a status.</summary>
    /// <param name="status">One of the six.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none of the six.</exception>
    public static string ToWord(this MilestoneStatus status) => Words[(int)Checked(status, nameof(status))];

    /// <summary>The status for a text as people write it: case does not matter, nor do spaces, hyphens and underscores;
    /// <c>canceled</c> is understood too.</summary>
    /// <param name="text">The text, such as <c>In progress</c>; <see langword="null"/> is no status.</param>
    /// <param name="status">The status, or <see cref="MilestoneStatus.Planned"/> where the answer is <see langword="false"/>.</param>
    /// <returns>Whether <paramref name="text"/> means one of the six statuses.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out MilestoneStatus status)
    {
        string letters = Letters(text ?? "");
        int found = letters == "CANCELED" ? (int)MilestoneStatus.Cancelled : Array.FindIndex(Words, word => Letters(word) == letters);
        status = (MilestoneStatus)Math.Max(found, 0);
        return found >= 0;
    }

    /// <summary>The status for a word of files and logs, compared exactly, upper case included.</summary>
    /// <param name="word">The word; <see langword="null"/> is no word.</param>
    /// <param name="status">The status, or <see cref="MilestoneStatus.Planned"/> where the answer is <see langword="false"/>.</param>
    /// <returns>Whether <paramref name="word"/> is one of the six words.</returns>
    public static bool TryParseExact([NotNullWhen(true)] string? word, out MilestoneStatus status)
    {
        int found = Array.IndexOf(Words, word);
        status = (MilestoneStatus)Math.Max(found, 0);
        return found >= 0;
    }

    /// <summary>The status itself, where it is one of the six.</summary>
    internal static MilestoneStatus Checked(MilestoneStatus status, string parameter) =>
        (uint)status < (uint)Words.Length
            ? status
            : throw new ArgumentOutOfRangeException(
                parameter, status, "This is none of the six statuses. Use one of the members of MilestoneStatus.");

    private static string Letters(string text) => string.Concat(text.Where(c => c is not (' ' or '-' or '_'))).ToUpperInvariant();
}
