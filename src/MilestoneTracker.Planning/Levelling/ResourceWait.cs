using System.Diagnostics;
using MilestoneTracker.Planning.Calendars;

namespace MilestoneTracker.Planning.Levelling;

/// <summary>That a milestone starts later than its bounds allow, because a resource is taken, and the milestones that have it.</summary>
/// <remarks>Read from the finished schedule alone, so it holds for an improved one as for the one pass. Immutable and safe from any
/// thread.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ResourceWait
{
    private const int MaxNames = 6;

    private readonly int? _day;

    internal ResourceWait(string milestone, string resource, long lost, IReadOnlyList<WaitHolder> holders, int? day)
    {
        (Milestone, Resource, LostMinutes, Holders) = (milestone, resource, lost, holders);
        _day = day;
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
    /// 17:00</c>. Of many holders the first six are named. <see cref="LevelledMilestone.WaitSentence"/> says all waits of a milestone
    /// in one.</summary>
    public string Sentence => Together([this]);

    /// <summary>The wait in a sentence, for people.</summary>
    public override string ToString() => $"{Milestone} {Sentence}";

    /// <summary>All waits of one milestone in words: they are for one and the same time, which is said once.</summary>
    internal static string Together(IReadOnlyList<ResourceWait> waits)
    {
        if (waits.Count == 0) return "";
        string[] whom = [.. waits.Select(wait => wait.Resource + wait.Users())];
        return $"waits {WaitAmount.Of(waits[0].LostMinutes, waits[0]._day)} for "
            + (whom.Length == 1 ? whom[0] : $"{string.Join(", ", whom[..^1])}, and {whom[^1]}");
    }

    private string Users()
    {
        if (Holders.Count == 0) return "";
        DateTime last = Holders.Max(holder => holder.Finish);
        bool isOneTime = Holders.All(holder => holder.Finish == last);
        string until = $"until {CivilTime.FinishText(last)}";
        if (Holders.Count > MaxNames)
            return $", who works on {string.Join(", ", Holders.Take(MaxNames).Select(holder => holder.Milestone))} and "
                + $"{Holders.Count - MaxNames} more {until}{(isOneTime ? "" : " at the latest")}";
        return ", who works on " + (isOneTime ? $"{Listed(holder => holder.Milestone)} {until}"
            : Listed(holder => $"{holder.Milestone} until {CivilTime.FinishText(holder.Finish)}"));
    }

    private string Listed(Func<WaitHolder, string> text)
    {
        string[] texts = [.. Holders.Select(text)];
        return texts.Length == 1 ? texts[0] : $"{string.Join(", ", texts[..^1])} and {texts[^1]}";
    }
}
