using MilestoneTracker.Changes;
using MilestoneTracker.State;
using MilestoneTracker.Naming;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Auditing;

/// <summary>A dependency was withdrawn.</summary>
/// <param name="Milestone">The milestone that depended.</param>
/// <param name="Dependency">The milestone that it depended on.</param>
public sealed record DependencyWithdrawn(string Milestone, string Dependency) : AuditData
{
    private static readonly Func<string, string, AuditData> Make = static (milestone, dependency) =>
        new DependencyWithdrawn(milestone, dependency);

    private protected override AuditDescription Description =>
        new("dependency.withdrawn", AuditSubject.OfDependency(Milestone, Dependency), "no longer depends on", AuditValue.Declared(true),
            AuditValue.Declared(false));

    internal override bool? Declares => false;

    internal override Func<string, string, AuditData>? FromNames(out string? milestone, out string? dependency)
    {
        (milestone, dependency) = (Milestone, Dependency);
        return Make;
    }

    internal override Edit Fit(RegistryState state, AuditEvent recorded)
    {
        (ResolvedName milestone, ResolvedName dependency) = state.FindBoth(Milestone, Dependency);
        if (!state.Graph.DependsOn(milestone.Id, dependency.Id)) throw AuditReplayException.Misfit(recorded, "it was not declared");
        return state.DetailsOf(milestone.Id).OfDependency(dependency.Id).IsEmpty
            ? new Edit(this, milestone.Id, dependency.Id)
            : throw AuditReplayException.Misfit(recorded, "it still has fields");
    }

    internal override int Apply(RegistryState state, in Edit edit, Scratch? scratch)
    {
        state.Graph.Withdraw(edit.Milestone, edit.Dependency);
        return edit.Milestone;
    }

    internal override void Record(RegistryState state, int milestone, AuditEvent recorded)
    {
        // The graph has everything that queries need.
    }
}
