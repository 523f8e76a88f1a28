namespace MilestoneTracker.Planning.Features;

// One change of features on a proposal, in the writer's turn: the fields of a feature, then the progress of every milestone concerned, in
// ordinal order.
internal sealed class FeatureChange(PlanEditor editor)
{
    public bool Exists(string name) => editor.Now.GetRecords(FeatureKeys.Collection).ContainsKey(name);

    public void Find(string milestone)
    {
        NameRules.Checked(milestone, nameof(milestone));
        if (!editor.Now.Contains(milestone)) throw new MilestoneNotFoundException(milestone);
    }

    public Feature FindFeature(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return editor.Now.GetRecords(FeatureKeys.Collection).TryGetValue(name, out var fields) ? FeatureReader.Read(name, fields)
            : throw new ArgumentException($"There is no feature '{name}'. Add it first.", nameof(name));
    }

    /// <summary>Sets fields of a feature, whose keys ascend, and the progress that follows. A value that is not there clears nothing that a
    /// new feature has.</summary>
    public bool Set(string name, params ReadOnlySpan<(string Key, string? Value)> fields)
    {
        string before = MilestoneOf(name);
        bool hasChanged = false;
        foreach ((string key, string? value) in fields) hasChanged |= editor.SetRecordField(FeatureKeys.Collection, name, key, value);
        if (hasChanged) Follow(before, MilestoneOf(name));
        return hasChanged;
    }

    public bool Remove(string name)
    {
        string before = MilestoneOf(name);
        if (!editor.RemoveRecord(FeatureKeys.Collection, name)) return false;
        Follow(before, before);
        return true;
    }

    /// <summary>Sets the progress of a milestone to what its features give.</summary>
    public bool Recompute(string milestone, bool mayClear)
    {
        RegistrySnapshot now = editor.Now;
        List<Feature> features = [];
        foreach ((string name, var fields) in now.GetRecords(FeatureKeys.Collection))
            if (fields.GetValueOrDefault(FeatureKeys.Milestone) == milestone) features.Add(FeatureReader.Read(name, fields));
        string? progress = FeatureProgress.Of(features);
        if (progress is null && !mayClear && features.Count == 0) return false;
        return editor.SetMilestoneField(milestone, FieldKeys.Progress, progress);
    }

    private string MilestoneOf(string name) =>
        editor.Now.GetRecords(FeatureKeys.Collection).TryGetValue(name, out var fields)
            ? fields.GetValueOrDefault(FeatureKeys.Milestone) ?? "" : "";

    private void Follow(string before, string after)
    {
        string[] concerned = before == after ? [after] : [before, after];
        foreach (string milestone in concerned.Order(StringComparer.Ordinal))
            if (NameRules.IsValid(milestone, out _) && editor.Now.Contains(milestone)) Recompute(milestone, mayClear: true);
    }
}
