using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Simulations;

namespace MilestoneTracker.Hosting.Health;

// What the schedule of a plan says for its health: milestones that are late, or pinned too early, each once. A plan in which nothing was
// promised or pinned has none.
internal sealed class DateConcerns
{
    private readonly Dictionary<string, (HealthStatus Status, PlanFinding Finding)> _late = new(StringComparer.Ordinal);
    private readonly Schedule _schedule;
    private readonly int _overdue;
    private readonly int _missed;
    private readonly int _behind;
    private readonly int _pins;
    private readonly Simulation? _simulation;
    private readonly int _unlikely;

    private DateConcerns(Schedule schedule, PlanHealthOptions options, Simulation? simulation)
    {
        (_schedule, _simulation) = (schedule, simulation);
        foreach (PlanFinding finding in schedule.Findings)
        {
            HealthStatus status;
            switch (finding.Code)
            {
                case PlanFindingCode.Overdue:
                    (status, _overdue) = (options.OverdueStatus, _overdue + 1);
                    break;
                case PlanFindingCode.TargetMissed:
                    (status, _missed) = (options.TargetMissedStatus, _missed + 1);
                    break;
                case PlanFindingCode.NegativeSlack:
                    (status, _behind) = (options.NegativeSlackStatus, _behind + 1);
                    break;
                case PlanFindingCode.PinConflict:
                    (status, _pins) = (options.PinConflictStatus, _pins + 1);
                    break;
                default:
                    continue;
            }

            // A milestone has at most one of the first three, and may be pinned too early as well: the worse of both counts.
            if (!_late.TryGetValue(finding.Milestone, out (HealthStatus Status, PlanFinding Finding) known) || status < known.Status)
                _late[finding.Milestone] = (status, finding);
        }

        // The simulation may be of an earlier version: what is late by now, done or no longer promised is not told twice, or at all.
        foreach (PlanFinding finding in simulation?.FindUnlikelyTargets(options.MinimumProbabilityPercent / 100.0) ?? [])
        {
            if (schedule.GetMilestone(finding.Milestone) is not { IsCompleted: false, Target: not null }) continue;
            if (_late.TryAdd(finding.Milestone, (options.LowProbabilityStatus, finding))) _unlikely++;
        }
    }

    /// <summary>The concerns of a plan; <see langword="null"/> if no milestone has a target or a pin. O(milestones +
    /// dependencies).</summary>
    public static DateConcerns? Of(RegistrySnapshot plan, DateTimeOffset now, PlanHealthOptions options, Simulation? simulation) =>
        HasPromises(plan) ? new DateConcerns(Schedule.Compute(plan, now), options, simulation) : null;

    /// <summary>What the milestones are that are counted: late, or pinned too early as well.</summary>
    public string Words => _pins > 0 ? "late or pinned too early" : "late";

    /// <summary>The status of a milestone by its dates.</summary>
    public HealthStatus StatusOf(string milestone) =>
        _late.TryGetValue(milestone, out (HealthStatus Status, PlanFinding Finding) late) ? late.Status : HealthStatus.Healthy;

    /// <summary>What is wrong with the dates of a milestone that <see cref="StatusOf"/> is not healthy.</summary>
    public PlanFinding FindingOf(string milestone) => _late[milestone].Finding;

    public void AddTo(Dictionary<string, object> data)
    {
        data["overdue"] = _overdue;
        data["targets_missed"] = _missed;
        data["behind"] = _behind;
        data["pins_not_kept"] = _pins;
        if (_simulation is not null)
        {
            data["unlikely"] = _unlikely;
            data["simulated_version"] = _simulation.Schedule.Snapshot.Version;
        }

        data["finish"] = _schedule.Finish.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
    }

    private static bool HasPromises(RegistrySnapshot plan)
    {
        PlanView view = plan.GetView();
        for (int position = 0; position < view.Count; position++)
        {
            var fields = view.FieldsAt(position);
            if (fields.ContainsKey(PlanningKeys.Target) || fields.ContainsKey(PlanningKeys.Pinned)) return true;
        }

        return false;
    }
}
