using System.Text;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// What a tracker calls the members that are read, found by their bytes without making a string.
internal sealed class MemberNames
{
    private readonly (byte[] Bytes, Members Member)[][] _byLength;

    public MemberNames(params (string Name, Members Member)[] names)
    {
        _byLength = new (byte[], Members)[names.Max(known => known.Name.Length) + 1][];
        for (int length = 0; length < _byLength.Length; length++)
            _byLength[length] = [.. names.Where(known => known.Name.Length == length)
                .Select(known => (Encoding.UTF8.GetBytes(known.Name), known.Member))];
    }

    /// <summary>The member of a name; none where it is not read.</summary>
    public Members Find(ReadOnlySpan<byte> name)
    {
        if (name.Length >= _byLength.Length) return Members.None;
        foreach ((byte[] known, Members member) in _byLength[name.Length])
            if (name.SequenceEqual(known)) return member;
        return Members.None;
    }

    public string NameOf(Members member) =>
        Encoding.UTF8.GetString(_byLength.SelectMany(names => names).First(known => known.Member == member).Bytes);
}
