using MilestoneTracker.Changes;
using MilestoneTracker.Naming;
using MilestoneTracker.State;

namespace MilestoneTracker;

/// <summary>The answer to whether a dependency can be declared. Asking and trying always agree with doing.</summary>
/// <remarks>
/// Safe from any thread, but for the path of a proposal's refusal, which the proposal's own thread finds. Being refused is cheap:
/// the path of the cycle is found when it is first read, and stays. It is found on the snapshot
/// that was asked, on the registry as it is at that moment, or on the staged state of the proposal that refused. Where a registry
/// or proposal
/// has changed meanwhile so that there is no cycle any more, the path is empty; an exception of <c>DeclareMilestoneDependency</c>
/// always has its path.
/// </remarks>
public sealed class DependencyCheck
{
    private static readonly DependencyCheck Allowed = new(DependencyVerdict.Allowed);
    private static readonly DependencyCheck AlreadyDeclared = new(DependencyVerdict.AlreadyDeclared);

    private readonly IPlan? _asked;
    private readonly int _milestone;
    private readonly int _dependency;
    private IReadOnlyList<string>? _path;

    private DependencyCheck(DependencyVerdict verdict) => Verdict = verdict;

    private DependencyCheck(string unknown) => (Verdict, UnknownMilestone) = (DependencyVerdict.UnknownMilestone, unknown);

    private DependencyCheck(int milestone, int dependency, IPlan asked) =>
        (Verdict, _milestone, _dependency, _asked) = (DependencyVerdict.ClosesCycle, milestone, dependency, asked);

    /// <summary>How it stands.</summary>
    public DependencyVerdict Verdict { get; }

    /// <summary>The first of the two names that is not registered; <see langword="null"/> unless that is the verdict.</summary>
    public string? UnknownMilestone { get; }

    /// <summary>The cycle that would be closed, as in <see cref="DependencyCycleException.Path"/>; empty unless that is the
    /// verdict. The first read costs O(what lies between the two ends).</summary>
    /// <exception cref="InvalidOperationException">It is first read while another thread uses the proposal that refused.</exception>
    public IReadOnlyList<string> CyclePath => _path ??= FindPath();

    /// <summary>The answer for a verdict: with the name that is unknown, or with where the path can be found.</summary>
    internal static DependencyCheck Create(DependencyVerdict verdict, ResolvedName milestone, ResolvedName dependency, IPlan asked) =>
        verdict switch
    {
        DependencyVerdict.Allowed => Allowed,
        DependencyVerdict.AlreadyDeclared => AlreadyDeclared,
        DependencyVerdict.UnknownMilestone => new DependencyCheck(milestone.Id == 0 ? milestone.Name : dependency.Name),
        _ => new DependencyCheck(milestone.Id, dependency.Id, asked),
    };

    /// <summary>The answer in words, for people; with the path of a cycle once that has been read.</summary>
    public override string ToString() => Verdict switch
    {
        DependencyVerdict.ClosesCycle when _path is { Count: > 0 } path => DependencyCycleException.Describe(path),
        DependencyVerdict.ClosesCycle => "The dependency would close a cycle.",
        DependencyVerdict.UnknownMilestone => $"There is no milestone '{UnknownMilestone}'.",
        DependencyVerdict.AlreadyDeclared => "The dependency is declared already.",
        _ => "The dependency is allowed.",
    };

    private IReadOnlyList<string> FindPath()
    {
        if (_asked is null) return [];
        RegistryState state = _asked.Now.State;
        using RegistryFamily.Lease loan = state.Lineage.Rent();
        return Dependencies.CyclePath.Find(state, _milestone, _dependency, loan.Scratch);
    }
}
