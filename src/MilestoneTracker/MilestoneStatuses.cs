using System.Diagnostics.CodeAnalysis;
using MilestoneTracker.Naming;

namespace MilestoneTracker;

/// <summary>Parses the words for statuses in files and logs: <c>PLANNED</c>, <c>IN_PROGRESS</c>, <c>COMPLETED</c>, <c>BLOCKED</c>,
/// <c>ON_HOLD</c>, <c>CANCELLED</c>.</summary>
/// <seealso cref="MilestoneStatusExtensions.ToWord"/>
public static class MilestoneStatuses
{
    private static readonly string[] Words = ["PLANNED", "IN_PROGRESS", "COMPLETED", "BLOCKED", "ON_HOLD", "CANCELLED"];

    /// <summary>Parses a status as people write it: case, white space of every kind (tabs, line feeds and no-break spaces
    /// too), hyphens and underscores are ignored wherever they are, and <c>canceled</c> is accepted.</summary>
    /// <param name="text">The text, such as <c>In progress</c>. <see langword="null"/> is not a status.</param>
    /// <param name="status">The status, or <see cref="MilestoneStatus.Planned"/> if the result is <see langword="false"/>.</param>
    /// <returns>Whether <paramref name="text"/> means one of the six statuses.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out MilestoneStatus status)
    {
        string letters = Letters(text ?? "");
        int found = letters == "CANCELED" ? (int)MilestoneStatus.Cancelled : Array.FindIndex(Words, word => Letters(word) == letters);
        status = (MilestoneStatus)Math.Max(found, 0);
        return found >= 0;
    }

    /// <summary>Parses the word of a status as files and logs have it: an ordinal comparison, in upper case.</summary>
    /// <param name="word">The word, such as <c>IN_PROGRESS</c>. <see langword="null"/> is not a word.</param>
    /// <param name="status">The status, or <see cref="MilestoneStatus.Planned"/> if the result is <see langword="false"/>.</param>
    /// <returns>Whether <paramref name="word"/> is one of the six words.</returns>
    public static bool TryParseExact([NotNullWhen(true)] string? word, out MilestoneStatus status)
    {
        int found = Array.IndexOf(Words, word);
        status = (MilestoneStatus)Math.Max(found, 0);
        return found >= 0;
    }

    internal static string WordOf(MilestoneStatus status, string parameter) => Words[(int)Checked(status, parameter)];

    /// <summary>Returns the status if it is one of the six.</summary>
    internal static MilestoneStatus Checked(MilestoneStatus status, string parameter) =>
        (uint)status < (uint)Words.Length
            ? status
            : throw new ArgumentOutOfRangeException(
                parameter, status, "This is not one of the six statuses. Use a member of MilestoneStatus.");

    private static string Letters(string text) =>
        string.Concat(text.Where(c => c is not ('-' or '_') && !TextRules.IsWhiteSpace(c))).ToUpperInvariant();
}
