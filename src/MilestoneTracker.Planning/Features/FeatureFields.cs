using System.Collections.Immutable;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Findings;

namespace MilestoneTracker.Planning.Features;

/// <summary>The fields of features: to get them from a snapshot, and to set them as text on a registry or on a proposal, for callers such
/// as a command. The progress of milestones follows, as it does in a <see cref="FeatureRegistry"/>.</summary>
/// <remarks>Safe from any thread; a proposal is for one thread at a time. O(records).</remarks>
public static class FeatureFields
{
    /// <summary>All features, in the ordinal order of their names. O(records).</summary>
    /// <param name="snapshot">The plan.</param>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<Feature> OfPlan(RegistrySnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return Array.AsReadOnly<Feature>([
            .. snapshot.GetRecords(FeatureKeys.Collection).Select(record => FeatureReader.Read(record.Key, record.Value))]);
    }

    /// <summary>Sets fields of a feature by their keys, or clears them, and the progress that follows, also where that was set to something
    /// else by hand, in one change; adds the feature where there is none.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The feature.</param>
    /// <param name="values">Keys, each once, with their texts; <see langword="null"/> clears a field. Keys that are none of
    /// <see cref="FeatureKeys"/> are not checked here.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">A value would count as not set, or the feature would have no milestone; the message says
    /// why. Nothing has changed then.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has the name that it is given.</exception>
    public static bool Set(PlanEditor editor, string name, params IEnumerable<KeyValuePair<string, string?>> values)
    {
        ArgumentNullException.ThrowIfNull(editor);
        ArgumentNullException.ThrowIfNull(values);
        NameRules.Checked(name);
        (string Key, string? Value)[] fields =
            [.. values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => (value.Key, value.Value))];
        foreach ((string key, string? value) in fields)
        {
            NameRules.CheckedKey(key, nameof(values));
            if (value is not null) NameRules.CheckedValue(value, nameof(values));
        }

        bool hasChanged = false;
        editor.Batch(plan => hasChanged = Set(plan, name, fields));
        return hasChanged;
    }

    /// <summary>Removes a feature; the progress of its milestone follows, in the same change.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The feature.</param>
    /// <returns>Whether anything changed: <see langword="false"/> where there is none of this name.</returns>
    /// <exception cref="ArgumentException">The name breaks a rule.</exception>
    public static bool Remove(PlanEditor editor, string name)
    {
        ArgumentNullException.ThrowIfNull(editor);
        bool hasChanged = false;
        editor.Batch(plan => hasChanged = new FeatureChange(plan).Remove(name));
        return hasChanged;
    }

    private static bool Set(PlanEditor editor, string name, (string Key, string? Value)[] values)
    {
        FeatureChange change = new(editor);
        var after = editor.Now.GetRecords(FeatureKeys.Collection).GetValueOrDefault(name)
            ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        foreach ((string key, string? value) in values) after = value is null ? after.Remove(key) : after.SetItem(key, value);
        List<PlanFinding> findings = [];
        FeatureReader.Read(name, after, findings);
        foreach ((string key, string? value) in values)
            if (value is not null) PlanningFields.Check(findings, key, nameof(values));
        if (!after.TryGetValue(FeatureKeys.Milestone, out string? milestone))
            throw new ArgumentException($"A feature belongs to a milestone. Say which one '{name}' belongs to.", nameof(values));
        if (Array.Exists(values, field => field.Key == FeatureKeys.Milestone)) change.Find(NameRules.Checked(milestone, nameof(values)));
        bool hasChanged = change.Set(name, values);
        bool isThere = NameRules.IsValid(milestone, out _) && editor.Now.Contains(milestone);
        return (isThere && change.Recompute(milestone, mayClear: true)) || hasChanged;
    }
}
