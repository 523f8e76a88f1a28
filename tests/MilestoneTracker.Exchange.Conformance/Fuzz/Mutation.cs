using System.Text;

namespace MilestoneTracker.Exchange.Conformance.Fuzz;

// One broken input: bytes flipped, stretches cut, doubled or taken from another input, and words put in that formats know.
public static class Mutation
{
    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "\0", "\r", "\r\r\n", "\uFEFF", "\u200E", "\u2028", "\uD83D\uDE00", "\"", "'=", "1e400", "-1", "999999999999999999999", "null",
                "true", "[", "{", "\\ud83d",
            "<![CDATA[", "<!--", "&#x0;", "&lt;", "<!DOCTYPE x>", "<Task>", "<UID>1</UID>", "<OutlineLevel>9</OutlineLevel>",
                "<PredecessorLink><PredecessorUID>1</PredecessorUID></PredecessorLink>",
            "END:VTODO\r\n", "BEGIN:VEVENT\r\n", "RELATED-TO;RELTYPE=CHILD:a\r\n", "\n ", "1FS+2d", "sep=;\n", "\t", " ", "(#1)", "=status",
                "\"milestones\":1", "\"number\":1,", "0000-00-00", "9999-12-31",
        }.Select(Encoding.UTF8.GetBytes),
        [0xC3], [0xED, 0xA0, 0x80], [0xFF, 0xFE],
    ];

    /// <summary>A broken input.</summary>
    /// <param name="seeds">Inputs to begin with; none is empty.</param>
    /// <param name="random">What is drawn.</param>
    public static byte[] Of(byte[][] seeds, Random random)
    {
        List<byte> bytes = [.. seeds[random.Next(seeds.Length)]];
        for (int times = random.Next(1, 6); times > 0; times--)
        {
            int at = random.Next(bytes.Count + 1);
            int length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0 when at < bytes.Count: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, length); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 3: bytes.InsertRange(at, Words[random.Next(Words.Length)]); break;
                case 4:
                    byte[] other = seeds[random.Next(seeds.Length)];
                    int from = random.Next(other.Length);
                    bytes.InsertRange(at, other[from..Math.Min(other.Length, from + random.Next(1, 200))]);
                    break;
                default: bytes.RemoveRange(at, random.Next(4) == 0 ? bytes.Count - at : 0); break;
            }
        }

        return [.. bytes];
    }
}
