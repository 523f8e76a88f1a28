using System.Text;

namespace MilestoneTracker.Ledger.Events;

// All keys of a JSON object in their order, which is sorted. Each key is stored with the bytes between the value before it and its own
// value: a brace or a comma, the quoted key, and the colon.
internal sealed class KeyOrder(params string[] keys)
{
    private readonly byte[][] _openings = [.. keys.Select((key, i) => Encoding.ASCII.GetBytes((i == 0 ? "{\"" : ",\"") + key + "\":"))];

    public int Count => keys.Length;

    public ReadOnlySpan<byte> this[int key] => _openings[key];

    /// <summary>Describes what is wrong at a position where a key, or the end of the object, was expected.</summary>
    /// <param name="expected">The index of the expected key; the number of keys for the end.</param>
    /// <param name="found">The bytes at that position.</param>
    public string Fault(int expected, ReadOnlySpan<byte> found)
    {
        bool isFirst = expected == 0;
        string what = expected < keys.Length ? $"the key \"{keys[expected]}\"" : "the end of the object";
        if (found.IsEmpty || found[0] != (isFirst ? '{' : ','))
            return found.Length > 0 && found[0] == '}' ? $"{what} is missing" : $"{what} was expected";
        if (found.Length > 1 && found[1] == '}') return isFirst ? $"{what} is missing" : "there is a comma after the last value";
        if (found.Length < 2 || found[1] != '"') return $"{what} was expected";
        int end = found.Slice(2).IndexOf((byte)'"');
        if (end < 0) return $"{what} was expected";
        string name = CanonicalJsonReader.Shown(found.Slice(2, end));
        int known = Array.IndexOf(keys, name);
        return known < 0 ? $"the key \"{name}\" is not known"
            : known < expected ? $"the key \"{name}\" appears twice"
            : known > expected ? $"{what} is missing, or does not come before \"{name}\""
            : $"the key \"{name}\" is not followed by a colon alone";
    }
}
