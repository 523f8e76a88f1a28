using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Resources;

/// <summary>Whole days on which less of a resource is there: nothing, or what is left.</summary>
/// <remarks>Written <c>2025-12-24..2026-01-01</c> or <c>2026-03-02 0.5</c>, several with <c>; </c> between. On a day of several absences
/// the least counts. Immutable and safe from any thread.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record Absence
{
    internal const string Rule =
        "Absences are days or ranges of days (ascending, at most 3,661 days, of the years 0001 to 9998), each with what is "
        + "left of the resource if anything is, with '; ' between, such as 2025-12-24..2026-01-01; 2026-03-02 0.5.";

    private const int LongestRange = 3661;

    /// <summary>Makes an absence.</summary>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day, the first one included: at most 3,661 days in all.</param>
    /// <param name="left">What is left; 0 for nothing.</param>
    /// <exception cref="ArgumentException">The days descend, are too many, or are not of the years 0001 to 9998.</exception>
    public Absence(DateOnly first, DateOnly last, Quantity left = default)
    {
        if (last < first || last.DayNumber - first.DayNumber >= LongestRange || last.Year > 9998)
            throw new ArgumentException("The days of an absence ascend, are at most 3,661, and of the years 0001 to 9998.", nameof(last));
        (First, Last, Left) = (first, last, left);
    }

    /// <summary>The first day.</summary>
    public DateOnly First { get; }

    /// <summary>The last day.</summary>
    public DateOnly Last { get; }

    /// <summary>What is left of the resource on these days; 0 for nothing.</summary>
    public Quantity Left { get; }

    /// <summary>Reads absences.</summary>
    /// <param name="text">The text, exactly as absences are written.</param>
    /// <param name="absences">The absences in their order; <see langword="null"/> where the answer is <see langword="false"/>.</param>
    /// <returns>Whether that is what it is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public static bool TryParseAll(string text, [NotNullWhen(true)] out IReadOnlyList<Absence>? absences)
    {
        ArgumentNullException.ThrowIfNull(text);
        absences = null;
        List<Absence> read = [];
        ReadOnlySpan<char> all = text;
        foreach (Range range in all.Split("; "))
        {
            if (!TryParse(all[range], out Absence? absence)) return false;
            read.Add(absence);
        }

        absences = read.AsReadOnly();
        return true;
    }

    /// <summary>The one text of this value.</summary>
    public override string ToString()
    {
        string days = CivilTime.DayText(First.DayNumber) + (Last == First ? "" : ".." + CivilTime.DayText(Last.DayNumber));
        return Left == default ? days : $"{days} {Left}";
    }

    private static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out Absence? absence)
    {
        absence = null;
        int space = text.IndexOf(' ');
        ReadOnlySpan<char> days = space < 0 ? text : text[..space];
        int dots = days.IndexOf("..", StringComparison.Ordinal);
        if (!PlanMoment.TryReadDay(dots < 0 ? days : days[..dots], out int first)) return false;
        int last = first;
        if (dots >= 0 && !PlanMoment.TryReadDay(days[(dots + 2)..], out last)) return false;
        if (dots >= 0 && (last <= first || last - first >= LongestRange)) return false;
        Quantity left = default;
        if (space >= 0 && (!Quantity.TryParse(text[(space + 1)..], out left) || left == default)) return false;
        absence = new Absence(DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(last), left);
        return true;
    }
}
