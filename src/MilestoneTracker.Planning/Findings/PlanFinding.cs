using System.Diagnostics;
using System.Globalization;
using MilestoneTracker.Planning.Reasons;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Planning.Findings;

/// <summary>Something that may be wrong with the dates of a plan: what, how bad, of which milestone, because of which, and the values that
/// show it.</summary>
/// <remarks>Immutable and safe from any thread. Equal by content.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record PlanFinding
{
    private static readonly string[] Names = Enum.GetNames<PlanFindingCode>();

    internal PlanFinding(PlanFindingCode code, string milestone, params string[] evidence)
        : this(code, milestone, null, null, evidence)
    {
    }

    internal PlanFinding(PlanFindingCode code, string milestone, string? dependency, string? cause, string[] evidence)
    {
        (Code, Level, Milestone, Dependency) = (code, LevelOf(code), milestone, dependency);
        (Cause, Evidence) = (cause ?? milestone, Array.AsReadOnly(evidence));
    }

    /// <summary>What is wrong.</summary>
    public PlanFindingCode Code { get; }

    /// <summary>How bad that is.</summary>
    public RiskLevel Level { get; }

    /// <summary>The milestone that it is about; empty where it is about the plan itself, or about a record.</summary>
    public string Milestone { get; }

    /// <summary>The milestone that it depends on, where it is about that dependency; otherwise <see langword="null"/>.</summary>
    public string? Dependency { get; }

    /// <summary>The record that it is about, as collection and name, such as <c>resources/Ada</c>; otherwise
    /// <see langword="null"/>.</summary>
    public string? Record { get; private init; }

    /// <summary>The milestone that causes it: often the same one; empty where that is the plan itself.</summary>
    public string Cause { get; }

    /// <summary>The values that show it, as <see cref="PlanFindingCode"/> says.</summary>
    public IReadOnlyList<string> Evidence { get; }

    /// <summary>What it is about, as one text: empty for the plan, the name of a milestone, <c>K &gt; J</c> for the dependency of K on J,
    /// or collection and name of a record, such as <c>resources/Ada</c>.</summary>
    public string Owner => Record ?? (Dependency is null ? Milestone : $"{Milestone} > {Dependency}");

    /// <summary>What is wrong in a sentence, for people, without whom it is about.</summary>
    public string Sentence => Code switch
    {
        PlanFindingCode.Overdue => $"the target {Evidence[0]} has passed, and it is not finished (forecast {Finish(Evidence[1])}).",
        PlanFindingCode.TargetMissed => $"the forecast {Finish(Evidence[1])} is later than the target {Evidence[0]}.",
        PlanFindingCode.NegativeSlack => $"it finishes too late for the target or the pin of '{Cause}'.",
        PlanFindingCode.PinConflict =>
            $"it cannot be finished when it is pinned: {Finish(Evidence[0])} at the earliest, {Driven}.",
        PlanFindingCode.LowProbability => $"the probability that the target is met is only {Evidence[0]}.",
        PlanFindingCode.UnknownEnd => 
            $"it is {Evidence[0].Replace('_', ' ').ToLowerInvariant()}; the forecast assumes that work goes on now.",
        PlanFindingCode.StaleInProgress => "its time is used up and nothing was reported. Report remaining work, progress or completion.",
        PlanFindingCode.NoEstimate => "nothing says how long it takes or when it is. Give it a duration, an estimate or a date.",
        PlanFindingCode.InvalidField => $"'{Evidence[1]}' in {Evidence[0]} is ignored. {Evidence[2]}",
        PlanFindingCode.InvalidActual => $"{Evidence[0]} contradicts its status, another actual date, or now.",
        PlanFindingCode.OutOfRange => "the forecast has reached the end of time.",
        >= PlanFindingCode.OverAllocated => ResourceSentences.Of(this),
        _ => $"it depends on '{Cause}', which is cancelled and not in the schedule.",
    };

    // What drives a milestone that is pinned too early: a dependency, which is the cause then, or a kind of driver.
    private string Driven => Cause != Milestone ? $"because of '{Cause}'" : Evidence[1] switch
    {
        nameof(DriverKind.Now) => "with its work counted from now",
        nameof(DriverKind.PlanStart) => "with its work counted from the start of the plan",
        nameof(DriverKind.NotBefore) => "because it is not to start before its date",
        _ => "because it is not to be finished before its date",
    };

    /// <summary>Whether both say the same.</summary>
    /// <param name="other">The finding to compare with.</param>
    public bool Equals(PlanFinding? other) =>
        other is not null && Code == other.Code && Milestone == other.Milestone && Dependency == other.Dependency && Record == other.Record
        && Cause == other.Cause && Evidence.SequenceEqual(other.Evidence, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => (StringComparer.Ordinal.GetHashCode(Milestone) * 31) + (int)Code;

    /// <summary>The finding in a sentence, for people.</summary>
    public override string ToString() => $"{(Owner.Length == 0 ? "The plan" : Owner)}: {Sentence}";

    /// <summary>A finding about a record.</summary>
    internal static PlanFinding OfRecord(PlanFindingCode code, string collection, string name, string[] evidence) =>
        new(code, "", null, null, evidence) { Record = $"{collection}/{name}" };

    /// <summary>The order of lists: owner, code by its name, evidence; all ordinally.</summary>
    internal static int Compare(PlanFinding one, PlanFinding other)
    {
        int order = string.CompareOrdinal(one.Owner, other.Owner);
        if (order == 0) order = string.CompareOrdinal(Names[(int)one.Code], Names[(int)other.Code]);
        for (int i = 0; order == 0 && i < Math.Min(one.Evidence.Count, other.Evidence.Count); i++)
            order = string.CompareOrdinal(one.Evidence[i], other.Evidence[i]);
        return order != 0 ? order : one.Evidence.Count.CompareTo(other.Evidence.Count);
    }

    // A finish for people: at midnight it is the end of the day before.
    internal static string Finish(string time) => time.EndsWith("T00:00", StringComparison.Ordinal)
        ? DateTime.ParseExact(time, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture).AddDays(-1)
            .ToString("yyyy-MM-dd' 24:00'", CultureInfo.InvariantCulture)
        : time.Replace('T', ' ');

    private static RiskLevel LevelOf(PlanFindingCode code) => code switch
    {
        PlanFindingCode.Overdue or PlanFindingCode.TargetMissed => RiskLevel.High,
        PlanFindingCode.StillOverAllocated or PlanFindingCode.CannotBeStaffed or PlanFindingCode.TargetMissedForResources => RiskLevel.High,
        PlanFindingCode.NegativeSlack or PlanFindingCode.PinConflict or PlanFindingCode.LowProbability => RiskLevel.Medium,
        PlanFindingCode.OverAllocated or PlanFindingCode.FeaturesOpen => RiskLevel.Medium,
        _ => RiskLevel.Low,
    };
}
