using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using MilestoneTracker.Changes;
using MilestoneTracker.Dependencies;
using MilestoneTracker.Naming;
using MilestoneTracker.Risk;
using MilestoneTracker.State;

namespace MilestoneTracker;

/// <summary>The registry as of one version: immutable, consistent, and where every query lives.</summary>
/// <remarks>
/// Safe from any thread, and never waits. Taking one costs nothing that grows with the registry; from then on the
/// registry copies each page of about a kilobyte that it changes, once. Lists of names are in ordinal order. In every query a name
/// that breaks the rules of names is an <see cref="ArgumentException"/>, <see langword="null"/> an <see cref="ArgumentNullException"/>.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class RegistrySnapshot : IPlan
{
    internal RegistrySnapshot(RegistryState frozen) => State = frozen;

    /// <summary>The sequence number of the last event that is in it; 0 for the empty registry. On the staged state of a proposal,
    /// what it will be if that is committed.</summary>
    public long Version => State.Version;

    /// <summary>How many milestones there are.</summary>
    public int Count => State.Count;

    /// <summary>All milestones, in ordinal order of their names. O(names that were ever registered or staged), and a sort of those
    /// that came since they were last listed; select by component or by status with LINQ.</summary>
    public IEnumerable<Milestone> Milestones => State.OrdinalIds().Select(id => new Milestone(State, id));

    internal RegistryState State { get; }

    RegistrySnapshot IPlan.Now => this;

    /// <summary>Whether it is the staged state of a proposal, which no log has.</summary>
    internal bool IsStaged { get; init; }

    /// <summary>The milestone of a name, or <see langword="null"/>. O(1).</summary>
    /// <param name="name">The name, compared ordinally.</param>
    public Milestone? GetMilestone(string name)
    {
        int id = State.FindOrNone(name, nameof(name));
        return id == 0 ? null : new Milestone(State, id);
    }

    /// <summary>The milestone of a name, if there is one. O(1).</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <param name="milestone">The milestone; <see langword="null"/> where the answer is <see langword="false"/>.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetMilestone(string name, [NotNullWhen(true)] out Milestone? milestone) => (milestone = GetMilestone(name)) is not null;

    /// <summary>Whether there is a milestone of a name. O(1).</summary>
    /// <param name="name">The name, compared ordinally.</param>
    public bool Contains(string name) => State.FindOrNone(name, nameof(name)) != 0;

    /// <summary>How far a milestone has come, from 0 to 1: of all that it needs, itself included, how much is done; 0 where nothing
    /// counts. Costs
    /// what <see cref="GetCompletion"/> costs.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public double GetProgress(string name) => GetCompletion(name).Value ?? 0;

    /// <summary>How far a milestone has come, with the counts that this is made of. A walk: O(all that it needs, and their
    /// dependencies); O(1) once
    /// <see cref="GetCompletions"/> was asked of this snapshot.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public Completion GetCompletion(string name) => State.CompletionOf(State.Find(name, nameof(name)));

    /// <summary>How far every milestone has come. To look up a name that no milestone has is a
    /// <see cref="MilestoneNotFoundException"/>.</summary>
    /// <remarks>
    /// One pass for all, far less than a walk for each: O(milestones / 512 · (milestones + dependencies)), that is some
    /// milliseconds for 10,000 of them
    /// and about a minute for a million. The first call makes it, and the snapshot keeps it, in 40 bytes a milestone.
    /// </remarks>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    public IReadOnlyDictionary<string, Completion> GetCompletions(CancellationToken cancellationToken = default)
    {
        Completion[] completions = State.Completions(cancellationToken);
        return new OrdinalView<Completion>(State, id => completions[id]);
    }

    /// <summary>The fields of the plan itself, in ordinal order of their keys. O(1); the same object for as long as none of them
    /// changes.</summary>
    public ImmutableSortedDictionary<string, string> PlanFields => State.PlanFields;

    /// <summary>The fields of a declared dependency, in ordinal order of their keys. O(log of the milestone's dependencies with
    /// fields); the same object for
    /// as long as none of them changes.</summary>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    /// <exception cref="MilestoneNotFoundException">One of the two is not registered; the first such is named.</exception>
    /// <exception cref="DependencyNotFoundException">The one does not depend on the other.</exception>
    public ImmutableSortedDictionary<string, string> GetDependencyFields(string milestone, string dependency)
    {
        (ResolvedName m, ResolvedName d) = State.FindBothOrNone(milestone, dependency);
        State.CheckDeclared(m, d);
        return State.DetailsOf(m.Id).OfDependency(d.Id);
    }

    /// <summary>The collections that have a record, in ordinal order. O(1).</summary>
    public IEnumerable<string> RecordCollections => State.Records.Collections.Keys;

    /// <summary>The records of a collection with their fields, in ordinal order of their names; empty where there are none. O(log
    /// collections); the same
    /// object for as long as none of them changes.</summary>
    /// <param name="collection">The collection, under the rules of keys (<see cref="NameRules.CheckedKey"/>).</param>
    /// <exception cref="ArgumentException"><paramref name="collection"/> breaks a rule; the message says which and where.</exception>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> GetRecords(string collection) =>
        State.Records.Of(NameRules.CheckedKey(collection, nameof(collection)));

    /// <summary>Every status that a milestone has had, oldest first, with time, actor and reason. O(1); laid out when first read.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public IReadOnlyList<StatusChange> GetStatusHistory(string name) =>
        new StatusHistory(State.DetailsOf(State.Find(name, nameof(name))).History);

    /// <summary>Every milestone with the milestones that it depends on. O(1): a view, in which each look-up costs O(1); to look up
    /// a name that no milestone has is a <see cref="MilestoneNotFoundException"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> GetDependencyGraph() =>
        new OrdinalView<IReadOnlyList<string>>(State, id => new OrdinalNames(State, id, dependents: false));

    /// <summary>Whether a dependency could be declared: the same answer as trying and doing. Bounded by the part of the order
    /// between the two.</summary>
    /// <param name="milestone">The milestone that is to depend.</param>
    /// <param name="dependency">The milestone that it is to depend on.</param>
    public DependencyCheck CheckDependency(string milestone, string dependency)
    {
        (ResolvedName m, ResolvedName d) = State.FindBothOrNone(milestone, dependency);
        using RegistryFamily.Lease loan = State.Lineage.Rent();
        return DependencyCheck.Create(State.Graph.Judge(m.Id, d.Id, loan.Scratch.Search), m, d, this);
    }

    /// <summary>What puts a milestone at risk, and why. O(what it reaches through unresolved dependencies), and a sort of the
    /// factors.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public RiskAssessment AssessRisk(string name) => new(State, State.Find(name, nameof(name)));

    /// <summary>The risk level of every milestone. One pass: O(milestones and dependencies), far less than assessing each. To look
    /// up a name that no milestone has is a <see cref="MilestoneNotFoundException"/>.</summary>
    public IReadOnlyDictionary<string, RiskLevel> AssessRiskLevels() => RiskLevels.Compute(State);

    /// <summary>What is wrong in the plan: every milestone that puts itself or others at risk, since when and by whom, and how many it
    /// hits.</summary>
    /// <remarks>
    /// A cause is a milestone that is blocked or on hold, one that is cancelled while an open one needs it, directly or through others, and
    /// one that was completed before all that it needs. To wait for what is not completed yet is none. The factors of all assessments
    /// (<see cref="AssessRisk"/>), by their causes and without <see cref="RiskCode.UnresolvedDependencies"/>, say the same at far greater
    /// cost.
    /// <para>O((milestones + dependencies) × ⌈causes / 64⌉), however many each hits, and a sort of the causes. Nothing of it is
    /// kept.</para>
    /// </remarks>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The causes: level from high to low, then by how many they hit, the most first, then by name, ordinally.</returns>
    public IReadOnlyList<RiskCause> AssessCauses(CancellationToken cancellationToken = default) =>
        RiskCauses.Find(State, cancellationToken);

    /// <summary>Every milestone that depends on this one, directly or through others, whatever its status, in ordinal order.
    /// O(those and their dependencies), and a sort.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public IReadOnlyList<string> AnalyzeImpact(string name)
    {
        int milestone = State.Find(name, nameof(name));
        using RegistryFamily.Lease loan = State.Lineage.Rent();
        return Array.AsReadOnly(OrdinalNames.Sort(State.Names, Impact.Find(State.Graph, milestone, loan.Scratch.Visits)).Names);
    }

    /// <summary>The snapshot in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"Version {Version}, {Count} milestones");
}
