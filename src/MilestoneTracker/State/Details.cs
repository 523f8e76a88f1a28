using System.Collections.Immutable;

namespace MilestoneTracker.State;

/// <summary>What only queries read of a milestone: its components, its history, its fields, and the fields of its dependencies, by the id
/// of the dependency.</summary>
internal readonly record struct Details(
    ImmutableSortedSet<string> Components, StatusHistoryEntry History, FieldSet Fields, ImmutableDictionary<int, FieldSet> OfDependencies)
{
    /// <summary>The details of a milestone that has just been registered.</summary>
    public Details(ImmutableSortedSet<string> components, StatusHistoryEntry history)
        : this(components, history, State.Fields.None, ImmutableDictionary<int, FieldSet>.Empty)
    {
    }

    public FieldSet OfDependency(int dependency) =>
        OfDependencies.TryGetValue(dependency, out FieldSet? fields) ? fields : State.Fields.None;

    public Details With(string key, string? value) => this with { Fields = State.Fields.With(Fields, key, value) };

    public Details With(int dependency, string key, string? value)
    {
        FieldSet fields = State.Fields.With(OfDependency(dependency), key, value);
        return this with {
            OfDependencies = fields.IsEmpty ? OfDependencies.Remove(dependency) : OfDependencies.SetItem(dependency, fields) };
    }
}
