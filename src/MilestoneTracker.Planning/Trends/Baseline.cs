using System.Diagnostics;
using System.Globalization;
using MilestoneTracker.Auditing;
using MilestoneTracker.Planning.Fields;

namespace MilestoneTracker.Planning.Trends;

/// <summary>An earlier version of the plan that has a name, to compare its forecast with that of today.</summary>
/// <remarks>
/// One small field of the plan, <c>baseline-NAME</c>, with a sequence number of the log. The schedule is computed again from the log as it
/// was then, with now at the time of that change: nothing is copied, and what has been removed since is in it.
/// <see cref="Schedule.ChangesSince"/> tells what has moved, came and went since then.
/// <para>Immutable and safe from any thread.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Baseline
{
    private Baseline(string name, long sequence) => (Name, Sequence) = (name, sequence);

    /// <summary>The name: what the key of the field has behind its prefix.</summary>
    public string Name { get; }

    /// <summary>The sequence number of the log, from 1.</summary>
    public long Sequence { get; }

    /// <summary>The baselines of a plan, in the ordinal order of their names; without those whose field counts as not set. O(fields of the
    /// plan).</summary>
    /// <param name="snapshot">The plan.</param>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<Baseline> AllOf(RegistrySnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        List<Baseline> baselines = [];
        foreach ((string key, string value) in snapshot.PlanFields)
        {
            if (!key.StartsWith(PlanningKeys.BaselinePrefix, StringComparison.Ordinal)) continue;
            if (BaselineText.TryParse(value, out long sequence) && sequence <= snapshot.Version)
                baselines.Add(new Baseline(key[PlanningKeys.BaselinePrefix.Length..], sequence));
        }

        return baselines.AsReadOnly();
    }

    /// <summary>The baseline of a name; <see langword="null"/> where there is none, or its field counts as not set. O(log fields of the
    /// plan).</summary>
    /// <param name="snapshot">The plan.</param>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static Baseline? Find(RegistrySnapshot snapshot, string name)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(name);
        return snapshot.PlanFields.TryGetValue(PlanningKeys.BaselinePrefix + name, out string? value)
            && BaselineText.TryParse(value, out long sequence) && sequence <= snapshot.Version ? new Baseline(name, sequence) : null;
    }

    /// <summary>Makes the plan as it is, before this change, a baseline.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>; or a proposal, whose own edits are part of this change
    /// and so not in it.</param>
    /// <param name="name">The name; one that is taken is taken over.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The name cannot be in a key; or there is no version yet.</exception>
    public static bool Set(PlanEditor editor, string name)
    {
        ArgumentNullException.ThrowIfNull(editor);
        return Set(editor, name, VersionBefore(editor));
    }

    /// <summary>Makes a version of the plan a baseline.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The name; one that is taken is taken over.</param>
    /// <param name="sequence">A sequence number of the log, from 1; one within a change stands for the version before that change.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The name cannot be in a key, or the log has no such sequence
    /// number.</exception>
    public static bool Set(PlanEditor editor, string name, long sequence)
    {
        CheckName(name);
        return PlanningFields.SetPlanField(
            editor, PlanningKeys.BaselinePrefix + name, sequence.ToString(CultureInfo.InvariantCulture), nameof(sequence));
    }

    /// <summary>Forgets a baseline; the log keeps what it was.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The name.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The name cannot be in a key.</exception>
    public static bool Clear(PlanEditor editor, string name)
    {
        CheckName(name);
        return PlanningFields.SetPlanField(editor, PlanningKeys.BaselinePrefix + name, null);
    }

    /// <summary>The schedule as of this baseline, in one pass over the log. O(events up to it), and a schedule.</summary>
    /// <param name="log">The log that the plan comes from.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The log ends before it: it is another one.</exception>
    /// <exception cref="AuditReplayException">An event does not fit; the exception has its sequence number.</exception>
    public Schedule Compute(IAuditLog log, CancellationToken cancellationToken = default) => ScheduleAt(log, Sequence, cancellationToken);

    /// <summary>The schedule as of a sequence number, with now at the effective time of that change, in the zone that the plan had
    /// then. One pass over the log: O(events up to it), and a schedule.</summary>
    /// <param name="log">The log.</param>
    /// <param name="sequence">The sequence number, from 1 to the last of the log; for one within a change, the version before that change,
    /// and its time.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is below 1, or beyond the last event.</exception>
    /// <exception cref="AuditReplayException">An event does not fit; the exception has its sequence number.</exception>
    public static Schedule ScheduleAt(IAuditLog log, long sequence, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (sequence < 1)
            throw new ArgumentOutOfRangeException(nameof(sequence), sequence, "A baseline is a version of the plan: 1 or more.");
        TimedLog timed = new(log);
        RegistrySnapshot plan = RegistrySnapshot.AsOf(timed, sequence, cancellationToken);
        return Schedule.Compute(plan, timed.TimeOf(plan.Version));
    }

    /// <summary>The baseline in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {Sequence}");

    private static void CheckName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        PlanningFields.CheckPartOfKey("a baseline", PlanningKeys.BaselinePrefix, name, nameof(name));
    }

    // The edits of a proposal are part of this change; the version of what it is based on is what was there before it.
    private static long VersionBefore(PlanEditor editor) =>
        editor is ProposedChange proposal ? proposal.Base.Version : editor.Now.Version;
}
