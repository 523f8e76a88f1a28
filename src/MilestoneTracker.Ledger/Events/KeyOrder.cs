using System.Text;

namespace MilestoneTracker.Ledger.Events;

// The keys of an object, all of them, in the order in which they stand: sorted. Each is kept with all that stands between
// the value before it and its own: a brace or a comma, and the colon.
internal sealed class KeyOrder(params string[] keys)
{
    private readonly byte[][] _openings = [.. keys.Select((key, i) => Encoding.ASCII.GetBytes((i == 0 ? "{\"" : ",\"") + key + "\":"))];

    public int Count => keys.Length;

    public ReadOnlySpan<byte> this[int key] => _openings[key];

    /// <summary>Says in words what is wrong where a key was expected, or the end.</summary>
    /// <param name="expected">The number of the key that was expected; one beyond the last for the end.</param>
    /// <param name="found">What is there instead.</param>
    public string Fault(int expected, ReadOnlySpan<byte> found)
    {
        bool isFirst = expected == 0;
        string wanted = expected < keys.Length ? $"the key \"{keys[expected]}\"" : "the end of the object";
        if (found.IsEmpty || found[0] != (isFirst ? '{' : ','))
            return found.Length > 0 && found[0] == '}' ? $"{wanted} is missing" : $"{wanted} was expected";
        if (found.Length > 1 && found[1] == '}') return isFirst ? $"{wanted} is missing" : "there is a comma behind the last value";
        if (found.Length < 2 || found[1] != '"') return $"{wanted} was expected";
        int end = found.Slice(2).IndexOf((byte)'"');
        if (end < 0) return $"{wanted} was expected";
        string name = CanonicalJsonReader.Shown(found.Slice(2, end));
        int known = Array.IndexOf(keys, name);
        return known < 0 ? $"the key \"{name}\" is not known"
            : known < expected ? $"the key \"{name}\" comes twice"
            : known > expected ? $"{wanted} is missing, or does not stand before \"{name}\""
            : $"the key \"{name}\" is not followed by a colon alone";
    }
}
