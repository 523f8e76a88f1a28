using System.Collections;

using MilestoneTracker.State;

namespace MilestoneTracker.Naming;

/// <summary>A value for every milestone, as a dictionary in ordinal order of the names. O(1) to create and for each lookup. Immutable and
/// safe from any thread.</summary>
/// <remarks>Looking up an unknown name throws a <see cref="MilestoneNotFoundException"/>, as in every query.</remarks>
internal sealed class OrdinalView<T>(RegistryState state, Func<int, T> valueOf) : IReadOnlyDictionary<string, T>
{
    public int Count => state.Count;

    public IEnumerable<string> Keys => state.OrdinalIds().Select(id => state.Names[id]);

    public IEnumerable<T> Values => state.OrdinalIds().Select(valueOf);

    public T this[string key] => valueOf(state.Find(key, nameof(key)));

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, out T value)
    {
        int id = state.FindOrNone(key, nameof(key));
        value = id == 0 ? default! : valueOf(id);
        return id != 0;
    }

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() =>
        state.OrdinalIds().Select(id => new KeyValuePair<string, T>(state.Names[id], valueOf(id))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
