using MilestoneTracker.Planning.Findings;

namespace MilestoneTracker.Planning.Features;

/// <summary>The features of a plan: what each milestone consists of. A thin view of a registry, without a state of its own.</summary>
/// <remarks>
/// A feature belongs to one milestone and feeds its <c>progress</c>: the weighted mean over the features that are not cancelled, cut down
/// to millionths, so that it is 1 only when all are done. Every method that changes something makes one change of the registry, atomic
/// and audited: the fields of the feature in the ordinal order of their keys, then the progress of each milestone that it concerns. The
/// progress is cleared where no feature counts any more. The <em>status</em> of a milestone does not follow its features: that is for
/// people to decide, and a finding reminds them.
/// <para>Safe from any thread. Reading costs O(1), and O(records) the first time after a feature has changed; a change costs
/// O(records).</para>
/// </remarks>
/// <param name="registry">The registry.</param>
public sealed class FeatureRegistry(MilestoneRegistry registry)
{
    private readonly MilestoneRegistry _registry = registry ?? throw new ArgumentNullException(nameof(registry));
    private FeatureIndex? _index;

    /// <summary>All features, in the ordinal order of their names.</summary>
    public IReadOnlyList<Feature> Features => IndexOf(_registry.Current).All;

    /// <summary>Every field of a feature that counts as not set, every milestone whose features say something else than it does, and every
    /// feature without a milestone; in the order of findings. O(records + milestones).</summary>
    /// <param name="snapshot">The plan.</param>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<PlanFinding> Validate(RegistrySnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        List<PlanFinding> findings = [];
        FeatureFindings.Add(snapshot, findings);
        findings.Sort(PlanFinding.Compare);
        return findings.AsReadOnly();
    }

    /// <summary>A feature; <see langword="null"/> where there is none of this name.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public Feature? Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IndexOf(_registry.Current).Get(name);
    }

    /// <summary>The features of a milestone, in the ordinal order of their names.</summary>
    /// <param name="milestone">The name of the milestone, compared ordinally; it need not exist.</param>
    /// <exception cref="ArgumentNullException"><paramref name="milestone"/> is <see langword="null"/>.</exception>
    public IReadOnlyList<Feature> Of(string milestone)
    {
        ArgumentNullException.ThrowIfNull(milestone);
        return IndexOf(_registry.Current).Of(milestone);
    }

    /// <summary>The features of a component, in the ordinal order of their names.</summary>
    /// <param name="component">The name of the component, compared ordinally.</param>
    /// <exception cref="ArgumentNullException"><paramref name="component"/> is <see langword="null"/>.</exception>
    public IReadOnlyList<Feature> OfComponent(string component)
    {
        ArgumentNullException.ThrowIfNull(component);
        return IndexOf(_registry.Current).OfComponent(component);
    }

    /// <summary>Adds a feature.</summary>
    /// <param name="name">The name of its record.</param>
    /// <param name="milestone">The milestone that it feeds.</param>
    /// <param name="component">The component that it belongs to.</param>
    /// <param name="status">Where it stands.</param>
    /// <param name="weight">How much it counts, 1 to 1000.</param>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where there is a feature of this name, which stays as it is.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule, or the weight is out of its range.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public bool Add(
        string name, string milestone, string? component = null, MilestoneStatus status = MilestoneStatus.Planned, int weight = 1,
        ChangeContext? context = null)
    {
        NameRules.Checked(name);
        string? weightText = weight == 1 ? null : FeatureTexts.OfWeight(weight);
        string? statusText = status == MilestoneStatus.Planned ? null : FeatureTexts.OfStatus(status);
        return Change(
            change =>
            {
                if (change.Exists(name)) return false;
                change.Find(milestone);
                return change.Set(
                    name, (FeatureKeys.Component, component), (FeatureKeys.Milestone, milestone), (FeatureKeys.Status, statusText),
                    (FeatureKeys.Weight, weightText));
            },
            context);
    }

    /// <summary>Says where a feature stands.</summary>
    /// <param name="name">The feature.</param>
    /// <param name="status">The status.</param>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">No feature has this name, or it is not one of the six statuses.</exception>
    public bool UpdateStatus(string name, MilestoneStatus status, ChangeContext? context = null)
    {
        string text = FeatureTexts.OfStatus(status);
        return Change(
            change => change.FindFeature(name).Status != status && change.Set(name, (FeatureKeys.Status, text)), context);
    }

    /// <summary>Says how much a feature counts.</summary>
    /// <param name="name">The feature.</param>
    /// <param name="weight">1 to 1000.</param>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">No feature has this name, or the weight is out of its range.</exception>
    public bool SetWeight(string name, int weight, ChangeContext? context = null)
    {
        string text = FeatureTexts.OfWeight(weight);
        return Change(change => change.FindFeature(name).Weight != weight && change.Set(name, (FeatureKeys.Weight, text)), context);
    }

    /// <summary>Reports how much of a feature is done; <see langword="null"/> takes the report back.</summary>
    /// <param name="name">The feature.</param>
    /// <param name="progress">0 to 1; what is finer than a millionth is cut off.</param>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">No feature has this name, or the progress is out of its range.</exception>
    public bool SetProgress(string name, double? progress, ChangeContext? context = null)
    {
        string? text = FeatureTexts.OfProgress(progress);
        return Change(
            change =>
            {
                change.FindFeature(name);
                return change.Set(name, (FeatureKeys.Progress, text));
            },
            context);
    }

    /// <summary>Gives a feature to another milestone; the progress of both follows.</summary>
    /// <param name="name">The feature.</param>
    /// <param name="milestone">The milestone.</param>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">No feature has this name.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public bool MoveTo(string name, string milestone, ChangeContext? context = null) => Change(
        change =>
        {
            change.FindFeature(name);
            change.Find(milestone);
            return change.Set(name, (FeatureKeys.Milestone, milestone));
        },
        context);

    /// <summary>Removes a feature; the progress of its milestone follows.</summary>
    /// <param name="name">The feature.</param>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where there is none of this name.</returns>
    /// <exception cref="ArgumentException">The name breaks a rule.</exception>
    public bool Remove(string name, ChangeContext? context = null) => Change(change => change.Remove(name), context);

    /// <summary>Sets the progress of a milestone to what its features give: a repair after somebody wrote fields past this view.</summary>
    /// <param name="milestone">The milestone.</param>
    /// <param name="context">Who makes the change and why; <see langword="null"/> for the registry's default context.</param>
    /// <returns>Whether anything changed; never where the milestone has no features.</returns>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public bool Recompute(string milestone, ChangeContext? context = null) => Change(
        change =>
        {
            change.Find(milestone);
            return change.Recompute(milestone, mayClear: false);
        },
        context);

    private bool Change(Func<FeatureChange, bool> edit, ChangeContext? context)
    {
        bool hasChanged = false;
        _registry.Batch(proposal => hasChanged = edit(new FeatureChange(proposal)), context);
        return hasChanged;
    }

    // Several threads may make it at once, and make the same.
    private FeatureIndex IndexOf(RegistrySnapshot snapshot)
    {
        var records = snapshot.GetRecords(FeatureKeys.Collection);
        return _index is { } index && ReferenceEquals(index.Records, records) ? index : _index = new FeatureIndex(records);
    }
}
