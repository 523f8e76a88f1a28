using MilestoneTracker.Changes;
using MilestoneTracker.State;
using MilestoneTracker.Naming;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Auditing;

/// <summary>A dependency was declared.</summary>
/// <param name="Milestone">The milestone that depends.</param>
/// <param name="Dependency">The milestone that it depends on.</param>
public sealed record DependencyDeclared(string Milestone, string Dependency) : AuditData
{
    private static readonly Func<string, string, AuditData> Make = static (milestone, dependency) =>
        new DependencyDeclared(milestone, dependency);

    private protected override AuditDescription Description =>
        new("dependency.declared", AuditSubject.OfDependency(Milestone, Dependency), "depends on", AuditValue.Declared(false),
            AuditValue.Declared(true));

    internal override bool? Declares => true;

    internal override Func<string, string, AuditData>? FromNames(out string? milestone, out string? dependency)
    {
        (milestone, dependency) = (Milestone, Dependency);
        return Make;
    }

    internal override Edit Fit(RegistryState state, AuditEvent recorded)
    {
        (ResolvedName milestone, ResolvedName dependency) = state.FindBoth(Milestone, Dependency);
        return state.Graph.DependsOn(milestone.Id, dependency.Id)
            ? throw AuditReplayException.Misfit(recorded, "it was already declared")
            : new Edit(this, milestone.Id, dependency.Id);
    }

    internal override int Apply(RegistryState state, in Edit edit, Scratch? scratch)
    {
        if (scratch is not null) state.Graph.Reorder(scratch.Search);
        state.Graph.Connect(edit.Milestone, edit.Dependency);
        return edit.Milestone;
    }

    internal override void Record(RegistryState state, int milestone, AuditEvent recorded)
    {
        // The graph has everything that queries need.
    }
}
