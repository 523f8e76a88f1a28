using System.Runtime.InteropServices;
using System.Text;

namespace MilestoneTracker.Exchange.Reading.Json;

// Values that come again and again in a file, such as states, people and the numbers of others: the same object is given for what was among
// the last ones. A fixed number of places, one for each of the values that meet there.
internal sealed class RecentValues
{
    private const int Places = 1024;
    private const int Longest = 64;
    private readonly string?[] _texts = new string?[Places];
    private readonly object?[] _numbers = new object?[Places];

    /// <param name="text">Valid UTF-8.</param>
    public string Text(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > Longest) return Encoding.UTF8.GetString(text);
        ref string? recent = ref _texts[Place(text)];
        if (recent is null || !Ascii.Equals(text, recent)) recent = Encoding.UTF8.GetString(text);
        return recent;
    }

    public object Number(long number)
    {
        ref object? recent = ref _numbers[number & (Places - 1)];
        if (recent is not long known || known != number) recent = number;
        return recent;
    }

    private static int Place(ReadOnlySpan<byte> text)
    {
        uint ends = text.Length < sizeof(uint) ? text[0] : MemoryMarshal.Read<uint>(text) ^ MemoryMarshal.Read<uint>(text[^sizeof(uint)..]);
        return (int)(((ends ^ (uint)text.Length) * 0x9E3779B1) >> 22);
    }
}
