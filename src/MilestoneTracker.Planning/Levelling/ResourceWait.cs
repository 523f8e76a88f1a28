using System.Diagnostics;
using System.Globalization;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Levelling;

/// <summary>That a milestone starts later than its bounds allow, because a resource is taken, and the milestones that have it.</summary>
/// <remarks>Read from the finished schedule alone, so it holds for an improved one as for the one pass. Immutable and safe from any
/// thread.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ResourceWait
{
    private readonly WorkUnits _units;

    internal ResourceWait(string milestone, string resource, long lost, IReadOnlyList<WaitHolder> holders, WorkUnits units)
    {
        (Milestone, Resource, LostMinutes, Holders) = (milestone, resource, lost, holders);
        _units = units;
    }

    /// <summary>The milestone that waits.</summary>
    public string Milestone { get; }

    /// <summary>What it waits for.</summary>
    public string Resource { get; }

    /// <summary>The minutes between its bounds and its start in which it could have worked.</summary>
    public long LostMinutes { get; }

    /// <summary>The milestones that use the resource at the last minute at which it still waits, in ordinal order.</summary>
    public IReadOnlyList<WaitHolder> Holders { get; }

    /// <summary>The wait in words for people, without who waits: <c>waits 3 days for Ada, who works on Billing until 2026-03-06
    /// 17:00</c>. The one text of commands and reports.</summary>
    public string Sentence
    {
        get
        {
            string holders = string.Join(" and ", Holders.Select(holder => $"{holder.Milestone} until {Text(holder.Finish)}"));
            return $"waits {WaitAmount.Of(LostMinutes, _units)} for {Resource}{(Holders.Count == 0 ? "" : ", who works on " + holders)}";
        }
    }

    /// <summary>The wait in a sentence, for people.</summary>
    public override string ToString() => $"{Milestone} {Sentence}";

    // A finish at midnight is the end of the day before.
    private static string Text(DateTime finish) => finish.TimeOfDay == TimeSpan.Zero && finish > DateTime.MinValue
        ? finish.AddDays(-1).ToString("yyyy-MM-dd' 24:00'", CultureInfo.InvariantCulture)
        : finish.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
