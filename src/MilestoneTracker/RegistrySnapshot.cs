using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using MilestoneTracker.Changes;
using MilestoneTracker.Dependencies;
using MilestoneTracker.Naming;
using MilestoneTracker.Risk;
using MilestoneTracker.State;

namespace MilestoneTracker;

/// <summary>The registry as of one version: immutable and consistent. It has all queries.</summary>
/// <remarks>
/// Safe from any thread, and never blocks. Taking a snapshot costs O(1); afterwards the registry copies each page of about a kilobyte
/// once before it changes it. Lists of names are in ordinal order. In every query a name that breaks the rules for names is an
/// <see cref="ArgumentException"/>, and <see langword="null"/> is an <see cref="ArgumentNullException"/>.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class RegistrySnapshot : IPlan
{
    internal RegistrySnapshot(RegistryState frozen) => State = frozen;

    /// <summary>The sequence number of the last event included; 0 for the empty registry. For the staged state of a proposal, the version
    /// that a commit would produce.</summary>
    public long Version => State.Version;

    /// <summary>The number of milestones.</summary>
    public int Count => State.Count;

    /// <summary>All milestones, in ordinal order of their names. O(names that were ever registered or staged), and a sort of the names
    /// added since the last listing. To select by component or status, use LINQ.</summary>
    public IEnumerable<Milestone> Milestones => State.OrdinalIds().Select(id => new Milestone(State, id));

    internal RegistryState State { get; }

    RegistrySnapshot IPlan.Now => this;

    /// <summary>Whether it is the staged state of a proposal, which is in no log.</summary>
    internal bool IsStaged { get; init; }

    /// <summary>Returns the milestone with a name, or <see langword="null"/> if there is none. O(1).</summary>
    /// <param name="name">The name, compared ordinally.</param>
    public Milestone? GetMilestone(string name)
    {
        int id = State.FindOrNone(name, nameof(name));
        return id == 0 ? null : new Milestone(State, id);
    }

    /// <summary>Finds the milestone with a name. O(1).</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <param name="milestone">The milestone, or <see langword="null"/> if the result is <see langword="false"/>.</param>
    /// <returns>Whether there is a milestone with this name.</returns>
    public bool TryGetMilestone(string name, [NotNullWhen(true)] out Milestone? milestone) => (milestone = GetMilestone(name)) is not null;

    /// <summary>Whether there is a milestone with a name. O(1).</summary>
    /// <param name="name">The name, compared ordinally.</param>
    public bool Contains(string name) => State.FindOrNone(name, nameof(name)) != 0;

    /// <summary>Returns the progress of a milestone from 0 to 1: how much is done of everything that it needs, itself included; 0 if
    /// nothing counts. Costs what <see cref="GetCompletion"/> costs.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public double GetProgress(string name) => GetCompletion(name).Value ?? 0;

    /// <summary>Returns the progress of a milestone, with the counts that it is computed from. A walk: O(everything that it needs, and
    /// their dependencies); O(1) after <see cref="GetCompletions"/> was called on this snapshot.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public Completion GetCompletion(string name) => State.CompletionOf(State.Find(name, nameof(name)));

    /// <summary>Returns the progress of every milestone. Looking up an unknown name throws a
    /// <see cref="MilestoneNotFoundException"/>.</summary>
    /// <remarks>
    /// One pass over all milestones, which is far faster than a walk for each: O(milestones / 512 · (milestones + dependencies)); see
    /// docs/performance.md. The first call computes it, and the snapshot keeps the result, in 40 bytes a milestone.
    /// </remarks>
    /// <param name="cancellationToken">Cancels the computation.</param>
    public IReadOnlyDictionary<string, Completion> GetCompletions(CancellationToken cancellationToken = default)
    {
        Completion[] completions = State.Completions(cancellationToken);
        return new OrdinalView<Completion>(State, id => completions[id]);
    }

    /// <summary>The fields of the plan itself, in ordinal order of their keys. O(1); the same object until one of them changes.</summary>
    public ImmutableSortedDictionary<string, string> PlanFields => State.PlanFields;

    /// <summary>Returns the fields of a declared dependency, in ordinal order of their keys. O(log of the milestone's dependencies with
    /// fields); the same object until one of them changes.</summary>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    /// <exception cref="MilestoneNotFoundException">One of the two milestones is not registered; the exception has the first such
    /// name.</exception>
    /// <exception cref="DependencyNotFoundException">The milestone does not depend on the other.</exception>
    public ImmutableSortedDictionary<string, string> GetDependencyFields(string milestone, string dependency)
    {
        (ResolvedName m, ResolvedName d) = State.FindBothOrNone(milestone, dependency);
        State.CheckDeclared(m, d);
        return State.DetailsOf(m.Id).OfDependency(d.Id);
    }

    /// <summary>The names of the collections that have a record, in ordinal order. O(1).</summary>
    public IEnumerable<string> RecordCollections => State.Records.Collections.Keys;

    /// <summary>Returns the records of a collection with their fields, in ordinal order of their names; empty if there are none. O(log
    /// collections); the same object until one of them changes.</summary>
    /// <param name="collection">The collection, under the rules for keys (<see cref="NameRules.CheckedKey"/>).</param>
    /// <exception cref="ArgumentException"><paramref name="collection"/> breaks a rule; the message says which and where.</exception>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> GetRecords(string collection) =>
        State.Records.Of(NameRules.CheckedKey(collection, nameof(collection)));

    /// <summary>Returns every status that a milestone has had, oldest first, with time, actor and reason. O(1); the list is built when it
    /// is first read.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public IReadOnlyList<StatusChange> GetStatusHistory(string name) =>
        new StatusHistory(State.DetailsOf(State.Find(name, nameof(name))).History);

    /// <summary>Returns every milestone with the milestones that it depends on. O(1): a view in which each lookup costs O(1). Looking up
    /// an unknown name throws a <see cref="MilestoneNotFoundException"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> GetDependencyGraph() =>
        new OrdinalView<IReadOnlyList<string>>(State, id => new OrdinalNames(State, id, dependents: false));

    /// <summary>Checks whether a dependency could be declared: the result always agrees with trying and declaring. The cost is bounded by
    /// the part of the topological order between the two.</summary>
    /// <param name="milestone">The milestone that is to depend.</param>
    /// <param name="dependency">The milestone that it is to depend on.</param>
    public DependencyCheck CheckDependency(string milestone, string dependency)
    {
        (ResolvedName m, ResolvedName d) = State.FindBothOrNone(milestone, dependency);
        using RegistryFamily.Lease lease = State.Family.Rent();
        return DependencyCheck.Create(State.Graph.Judge(m.Id, d.Id, lease.Scratch.Search), m, d, this);
    }

    /// <summary>Assesses what puts a milestone at risk, and why. O(what it reaches through unresolved dependencies), and a sort of the
    /// factors.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public RiskAssessment AssessRisk(string name) => new(State, State.Find(name, nameof(name)));

    /// <summary>Assesses the risk level of every milestone. One pass: O(milestones and dependencies), far faster than assessing each.
    /// Looking up an unknown name throws a <see cref="MilestoneNotFoundException"/>.</summary>
    public IReadOnlyDictionary<string, RiskLevel> AssessRiskLevels() => RiskLevels.Compute(State);

    /// <summary>Finds the causes of risk in the plan: every milestone that puts itself or others at risk, since when, by whom, and how
    /// many milestones it affects.</summary>
    /// <remarks>
    /// A cause is a milestone that is blocked or on hold; one that is cancelled while an open milestone needs it, directly or through
    /// others; or one that was completed before everything that it needs. Waiting for a milestone that is not completed yet is not a
    /// cause. The factors of all assessments (<see cref="AssessRisk"/>), grouped by cause and without
    /// <see cref="RiskCode.UnresolvedDependencies"/>, give the same result at far greater cost.
    /// <para>O((milestones + dependencies) × ⌈causes / 64⌉), however many milestones each affects, and a sort of the causes. The result
    /// is not kept.</para>
    /// </remarks>
    /// <param name="cancellationToken">Cancels the assessment.</param>
    /// <returns>The causes: by level from high to low, then by the number of affected milestones from high to low, then by name,
    /// ordinally.</returns>
    public IReadOnlyList<RiskCause> AssessCauses(CancellationToken cancellationToken = default) =>
        RiskCauses.Find(State, cancellationToken);

    /// <summary>Returns the impact of a milestone: every milestone that depends on it, directly or through others, whatever its status,
    /// in ordinal order. O(these and their dependencies), and a sort.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public IReadOnlyList<string> AnalyzeImpact(string name)
    {
        int milestone = State.Find(name, nameof(name));
        using RegistryFamily.Lease lease = State.Family.Rent();
        return Array.AsReadOnly(OrdinalNames.Sort(State.Names, Impact.Find(State.Graph, milestone, lease.Scratch.Visits)).Names);
    }

    /// <summary>A description of the snapshot, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"Version {Version}, {Count} milestones");
}
