namespace MilestoneTracker.Ledger.Notes;

// Keys by name and id. Name and id of each key are read once, so that they cannot change while a note is read.
internal sealed class KeyRing<TKey>
    where TKey : class
{
    private readonly Dictionary<(string, uint), TKey> _keys = [];
    private readonly List<(string Name, uint Id, TKey Key)> _inOrder = [];

    private KeyRing()
    {
    }

    public IReadOnlyList<(string Name, uint Id, TKey Key)> InOrder => _inOrder;

    public static KeyRing<TKey> Create(TKey[] keys, Func<TKey, (string Name, uint Id)> identify, string parameter)
    {
        KeyRing<TKey> ring = new();
        foreach (TKey key in keys)
        {
            if (key is null) throw new ArgumentException("One of the keys is null.", parameter);
            (string name, uint id) = identify(key);
            if (KeyName.FaultOf(name) is { } fault) throw new ArgumentException($"The name of a key {fault}.", parameter);
            if (ring._keys.ContainsKey((name, id)))
                throw new ArgumentException($"Two keys are {KeyName.Shown(name, id)}. Pass only one of them.", parameter);
            ring._keys.Add((name, id), key);
            ring._inOrder.Add((name, id, key));
        }

        return ring;
    }

    public TKey? Find(string name, uint id) => _keys.TryGetValue((name, id), out TKey? key) ? key : null;
}
