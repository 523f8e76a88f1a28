using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reconciling;

namespace MilestoneTracker.Exchange;

/// <summary>What an import would do: a proposed change, to be looked at (<see cref="ProposedChange.Staged"/>,
/// <see cref="RegistrySnapshot.ChangesSince"/>), committed or dropped. To be used by one thread at a time.</summary>
public sealed class ImportPreview : IDisposable
{
    internal ImportPreview(ProposedChange proposal, ImportFindings findings, ImportCounts counts) =>
        (Proposal, Findings, Added, Changed, Unchanged, Gone) = (proposal, findings, counts.Added, counts.Changed, counts.Unchanged,
            counts.Gone);

    /// <summary>The proposed change with all edits of the import.</summary>
    public ProposedChange Proposal { get; }

    /// <summary>How many items become new milestones.</summary>
    public int Added { get; }

    /// <summary>How many items are milestones already and change: themselves, or what they depend on.</summary>
    public int Changed { get; }

    /// <summary>How many items are milestones already and stay as they are.</summary>
    public int Unchanged { get; }

    /// <summary>How many milestones of this origin the input no longer has.</summary>
    public int Gone { get; }

    /// <summary>The findings of reading and of taking over.</summary>
    public ImportFindings Findings { get; }

    /// <summary>Commits the proposal: all of the import, or nothing.</summary>
    /// <returns>The registry right after the change.</returns>
    /// <exception cref="StaleChangeException">The registry has moved on: propose the plan again, and commit that.</exception>
    /// <exception cref="ObjectDisposedException">It was committed or dropped.</exception>
    public RegistrySnapshot Commit() => Proposal.Commit();

    /// <summary>Drops the proposal, if it is not committed.</summary>
    public void Dispose() => Proposal.Dispose();
}
