using System.Text;
using System.Text.Json;

namespace MilestoneTracker.Exchange.Reading.Json;

// The names of members that a format reads, found by their bytes without making a string; those that only count as being there are marked.
internal sealed class KeptNames
{
    private readonly (byte[] Bytes, string Name, bool IsPresence)[][] _byLength;

    public KeptNames(string[] values, string[] presences)
    {
        (byte[] Bytes, string Name, bool IsPresence)[] all =
            [.. values.Select(name => (Encoding.UTF8.GetBytes(name), name, false)),
                .. presences.Select(name => (Encoding.UTF8.GetBytes(name), name, true))];
        _byLength = [.. Enumerable.Range(0, all.Max(name => name.Bytes.Length) + 1)
            .Select(length => all.Where(name => name.Bytes.Length == length).ToArray())];
    }

    public string? Find(ref Utf8JsonReader token, JsonInput input, out bool isPresence)
    {
        ReadOnlySpan<byte> bytes = token.ValueIsEscaped ? Encoding.UTF8.GetBytes(input.TextOf(ref token)) : token.ValueSpan;
        isPresence = false;
        if (bytes.Length >= _byLength.Length) return null;
        foreach ((byte[] known, string name, bool presence) in _byLength[bytes.Length])
        {
            if (!bytes.SequenceEqual(known)) continue;
            isPresence = presence;
            return name;
        }

        return null;
    }
}
