using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reconciling;

namespace MilestoneTracker.Exchange;

/// <summary>A plan that was read and not yet taken over. Immutable; safe from any thread; it can be proposed any number of times, to any
/// registries.</summary>
public sealed class ImportedPlan
{
    internal ImportedPlan(string format, string label, List<ImportedItem> items, LinkList links, Draft draft)
    {
        (Format, Label, Items, Links) = (format, label, items.AsReadOnly(), links);
        (PlanFields, Options, Findings) = (draft.PlanFields.AsReadOnly(), draft.Options, draft.Findings.Frozen());
        (PlanPlaces, Resources, HoursPerDay) = (draft.PlanPlaces, draft.Resources, draft.HoursPerDay);
    }

    /// <summary>Where its items come from, as <c>format:label</c>, such as <c>mspdi:release-plan</c>; with the id of an item it says which
    /// milestone the item is.</summary>
    public string Source => $"{Format}:{Label}";

    /// <summary>The items that are to be milestones, in the order of the file.</summary>
    public IReadOnlyList<ImportedItem> Items { get; }

    /// <summary>The links that are to be dependencies, by the item that depends in the order of the file, then as stated.</summary>
    public IReadOnlyList<ImportedLink> Links { get; }

    /// <summary>The fields that the plan is to have where it has none of the key, by key in ordinal order.</summary>
    public IReadOnlyDictionary<string, string> PlanFields { get; }

    /// <summary>What could not be taken as it stands in the input.</summary>
    public ImportFindings Findings { get; }

    internal string Format { get; }

    internal string Label { get; }

    internal ImportOptions Options { get; }

    /// <summary>Where the fields of the plan stand in the input, by key.</summary>
    internal IReadOnlyDictionary<string, Place> PlanPlaces { get; }

    /// <summary>How many hours the days of durations have; null where durations of the input are in days anyway.</summary>
    internal (int Hours, Place Place)? HoursPerDay { get; }

    /// <summary>The resources that items are assigned to, with their capacity.</summary>
    internal IReadOnlyDictionary<string, string> Resources { get; }

    /// <summary>Stages the plan on a registry as one proposed change: what is new is registered, what was imported before is changed as far
    /// as the origin has changed it, and what is as it was costs no edit. Nothing is committed. O(items + links + milestones of the
    /// registry), plus what the edits cost.</summary>
    /// <param name="registry">The registry; other changes of it are not held up.</param>
    /// <param name="context">Who takes it over and why; <see langword="null"/> for the registry's default.</param>
    /// <returns>The proposal and what it does. Dispose of it or commit it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="registry"/> is <see langword="null"/>.</exception>
    /// <exception cref="ImportRefusedException">A link closes a cycle, and <see cref="ImportOptions.SkipCycles"/> is not set. Nothing is
    /// staged.</exception>
    /// <exception cref="StatusTransitionRefusedException">The host's rule refuses a status. Nothing is staged.</exception>
    public ImportPreview ProposeTo(MilestoneRegistry registry, ChangeContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(registry);
        return Reconciler.Propose(this, registry, context);
    }
}
