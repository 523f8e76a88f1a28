using System.Diagnostics;
using System.Globalization;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Simulations;

/// <summary>How sure the dates of a schedule are: its plan with the remaining work drawn from estimates and risks, scheduled thousands of
/// times.</summary>
/// <remarks>
/// In each iteration the remaining work of every open milestone is drawn from its <c>estimate</c>, or from the plan's <c>uncertainty</c>,
/// and its <c>risk</c> happens or not; then the plan is scheduled as a <see cref="Schedule"/> is. What varies nowhere gives the forecast
/// itself, with certainty. Completed milestones do not vary, and pins hold.
/// <para>The result is a function of schedule and options: the same for any number of threads, and, where estimates are triangular or
/// uniform and nothing correlates, the same bits on every machine. The draws of a milestone depend on the seed, its name and the iteration
/// alone, so another milestone changes none of them. A PERT estimate is drawn to a millionth of its width.</para>
/// <para>Immutable and safe from any thread. Costs O(iterations · (milestones + dependencies)). While it runs it holds 256 MiB of finishes
/// at most (where they would need more, further passes make them group by group), 24 bytes an iteration, and for each thread 16 bytes an
/// iteration, 192 bytes a milestone and 128 bytes a link with a lag, of another kind or between calendars, or 3 MiB where that is more;
/// and 2 MiB for each two calendars that a link leads between, each way; afterwards 8 bytes an iteration, and the schedule.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Simulation
{
    private readonly long[] _finishes; // ascending
    private readonly Dictionary<string, SimulatedMilestone> _byName;

    internal Simulation(
        Schedule schedule, ulong seed, string? toward, long[] finishes, SimulatedDates finish, IReadOnlyList<SimulatedMilestone> milestones)
    {
        (Schedule, Seed, Toward, _finishes, Finish, Milestones) = (schedule, seed, toward, finishes, finish, milestones);
        _byName = milestones.ToDictionary(milestone => milestone.Name, StringComparer.Ordinal);
    }

    /// <summary>The schedule whose plan was simulated.</summary>
    public Schedule Schedule { get; }

    /// <summary>The seed of the draws.</summary>
    public ulong Seed { get; }

    /// <summary>How many iterations there are.</summary>
    public int Iterations => _finishes.Length;

    /// <summary>The milestone that was simulated toward; <see langword="null"/> for the finish of the plan.</summary>
    public string? Toward { get; }

    /// <summary>When the plan, or the milestone that was simulated toward, is finished. Work is that of the plan's calendar, or of the
    /// milestone's.</summary>
    public SimulatedDates Finish { get; }

    /// <summary>All open milestones, in the ordinal order of their names.</summary>
    public IReadOnlyList<SimulatedMilestone> Milestones { get; }

    /// <summary>Simulates the plan of a schedule.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="options">The options; <see langword="null"/> for the usual ones.</param>
    /// <param name="cancellationToken">Cancels it; asked at least once a block of iterations.</param>
    /// <exception cref="ArgumentNullException"><paramref name="schedule"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The milestone to simulate toward is completed or cancelled, or its name breaks a
    /// rule.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has the name of the one to simulate toward.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Simulation Run(
        Schedule schedule, SimulationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        options ??= new SimulationOptions();
        int toward = options.Toward is { } name ? OpenPosition(schedule.Model, name) : -1;
        cancellationToken.ThrowIfCancellationRequested();
        return new SimulationRun(new SimulatedPlan(schedule, options.Seed, toward), options, cancellationToken).Make();
    }

    /// <summary>A milestone of the simulation; <see langword="null"/> where it is completed or cancelled, or no milestone has this name.
    /// O(1).</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public SimulatedMilestone? GetMilestone(string name) => _byName.GetValueOrDefault(name);

    /// <summary>By when the plan, or the milestone that was simulated toward, is finished in so many per cent of the iterations: the
    /// curve of the finish. O(1).</summary>
    /// <param name="percent">1 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of that range.</exception>
    public DateTime FinishAt(int percent) => percent is >= 1 and <= 100
        ? CivilTime.ToDateTime(_finishes[Percentiles.PlaceOf(percent, _finishes.Length)])
        : throw new ArgumentOutOfRangeException(nameof(percent), percent, "A percentile is 1 to 100.");

    /// <summary>In which share of the iterations the plan, or the milestone that was simulated toward, is finished by a time, from 0 to 1.
    /// O(log iterations).</summary>
    /// <param name="time">The civil plan time; seconds are cut off.</param>
    /// <exception cref="ArgumentException">It says UTC or local time, which civil plan time is not.</exception>
    public double ProbabilityBy(DateTime time)
    {
        long minute = CivilTime.MinuteOf(time, nameof(time));
        (int low, int high) = (0, _finishes.Length); // those before low are finished by then
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_finishes[middle] <= minute) low = middle + 1;
            else high = middle;
        }

        return (double)low / _finishes.Length;
    }

    /// <summary>The targets that the forecast keeps, and that are too unlikely to be kept all the same:
    /// <see cref="PlanFindingCode.LowProbability"/>, in ordinal order of the names. O(milestones).</summary>
    /// <param name="probability">The least probability that is asked for, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of that range.</exception>
    public IReadOnlyList<PlanFinding> FindUnlikelyTargets(double probability = 0.8)
    {
        if (probability is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is from 0 to 1.");
        List<PlanFinding> findings = [];
        foreach (SimulatedMilestone milestone in Milestones)
        {
            double share = milestone.TargetProbability ?? 1; // what was not promised is not broken
            if (share >= probability) continue;
            // A missed target has a finding already, and so has one whose day is over.
            if (Schedule.Times.IsLate(Schedule.Model.View.PositionOf(milestone.Name))) continue;
            findings.Add(new PlanFinding(
                PlanFindingCode.LowProbability, milestone.Name, share.ToString("0.####", CultureInfo.InvariantCulture)));
        }

        return findings.AsReadOnly();
    }

    /// <summary>The simulation in words, for people.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Toward ?? "Finish"} {Finish}, {Iterations} iterations, seed {Seed}");

    private static int OpenPosition(PlanModel model, string name)
    {
        int position = model.View.PositionOf(name);
        if (model.Rows[position].IsOpen) return position;
#pragma warning disable MA0015, CA2208 // the caller knows it as an option
        throw new ArgumentException(
            $"'{name}' is {model.View.StatusAt(position).ToWord()}. Simulate toward an open milestone, or toward the finish of the plan.",
            nameof(SimulationOptions.Toward));
#pragma warning restore MA0015, CA2208
    }
}
