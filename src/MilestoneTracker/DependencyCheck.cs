using MilestoneTracker.Changes;
using MilestoneTracker.Naming;
using MilestoneTracker.State;

namespace MilestoneTracker;

/// <summary>Whether a dependency can be declared. Checking and trying always agree with declaring.</summary>
/// <remarks>
/// Safe from any thread, except that only the proposal's own thread can read the path of a proposal's refusal for the first time. A
/// refusal is cheap: the path of the cycle is found when it is first read, and then kept. It is found on the snapshot that was checked,
/// on the registry's state at that moment, or on the staged state of the proposal that refused. The path is empty if the registry or
/// proposal has changed since then and there is no cycle any more; the exception of <c>DeclareMilestoneDependency</c> always has its
/// path.
/// </remarks>
public sealed class DependencyCheck
{
    private static readonly DependencyCheck Allowed = new(DependencyVerdict.Allowed);
    private static readonly DependencyCheck AlreadyDeclared = new(DependencyVerdict.AlreadyDeclared);

    private readonly IPlan? _plan;
    private readonly int _milestone;
    private readonly int _dependency;
    private IReadOnlyList<string>? _path;

    private DependencyCheck(DependencyVerdict verdict) => Verdict = verdict;

    private DependencyCheck(string unknown) => (Verdict, UnknownMilestone) = (DependencyVerdict.UnknownMilestone, unknown);

    private DependencyCheck(int milestone, int dependency, IPlan plan) =>
        (Verdict, _milestone, _dependency, _plan) = (DependencyVerdict.ClosesCycle, milestone, dependency, plan);

    /// <summary>The result of the check.</summary>
    public DependencyVerdict Verdict { get; }

    /// <summary>The first of the two names that is not registered; <see langword="null"/> for any other verdict.</summary>
    public string? UnknownMilestone { get; }

    /// <summary>The cycle that would be closed, as in <see cref="DependencyCycleException.Path"/>; empty for any other verdict. The first
    /// read costs O(what lies between the two milestones).</summary>
    /// <exception cref="InvalidOperationException">The path is first read while another thread uses the proposal that refused.</exception>
    public IReadOnlyList<string> CyclePath => _path ??= FindPath();

    /// <summary>Creates the check for a verdict, with the unknown name or with the plan on which the path can be found.</summary>
    internal static DependencyCheck Create(DependencyVerdict verdict, ResolvedName milestone, ResolvedName dependency, IPlan plan) =>
        verdict switch
    {
        DependencyVerdict.Allowed => Allowed,
        DependencyVerdict.AlreadyDeclared => AlreadyDeclared,
        DependencyVerdict.UnknownMilestone => new DependencyCheck(milestone.Id == 0 ? milestone.Name : dependency.Name),
        _ => new DependencyCheck(milestone.Id, dependency.Id, plan),
    };

    /// <summary>A description of the check, for people; with the path of the cycle if it has been read.</summary>
    public override string ToString() => Verdict switch
    {
        DependencyVerdict.ClosesCycle when _path is { Count: > 0 } path => DependencyCycleException.Describe(path),
        DependencyVerdict.ClosesCycle => "The dependency would close a cycle.",
        DependencyVerdict.UnknownMilestone => $"There is no milestone '{UnknownMilestone}'.",
        DependencyVerdict.AlreadyDeclared => "The dependency is already declared.",
        _ => "The dependency is allowed.",
    };

    private IReadOnlyList<string> FindPath()
    {
        if (_plan is null) return [];
        RegistryState state = _plan.Now.State;
        using RegistryFamily.Lease lease = state.Family.Rent();
        return Dependencies.CyclePath.Find(state, _milestone, _dependency, lease.Scratch);
    }
}
