using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Fuzz;

// What stands between quotes: escapes, UTF-8, and plain letters.
internal sealed partial class Mutator
{
    private const string Hex = "0123456789abcdef";

    private static readonly byte[][] EscapesOfAnyKind =
    [
        .. new[]
        {
            "\\n", "\\t", "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\r", "\\u000a", "\\u000A", "\\u0000", "\\u001f", "\\u001F", "\\u0020",
                "\\u0041", "\\u00e9", "\\u2028", "\\ud83d\\ude00", "\\ud83d", "\\ude00",
            "\\u", "\\u00", "\\u00g0", "\\x41", "\\", "\\U0041", "\\u+041", "\\u 041",
        }.Select(System.Text.Encoding.ASCII.GetBytes),
    ];

    // Good ones, and ones that are too long, cut off, halves of pairs, or beyond the last character.
    private static readonly byte[][] Utf8OfAnyKind =
    [
        "é"u8.ToArray(), "e\u0301"u8.ToArray(), "😀"u8.ToArray(), "\U0010FFFF"u8.ToArray(), "\uFFFF"u8.ToArray(), "\uFEFF"u8.ToArray(),
            "\u2028"u8.ToArray(), "\u0085"u8.ToArray(), "\u00A0"u8.ToArray(), "\u202E"u8.ToArray(), "\u007F"u8.ToArray(),
        "\u0080"u8.ToArray(), "\u07FF"u8.ToArray(), "\u0800"u8.ToArray(), "\uD7FF"u8.ToArray(), "\uE000"u8.ToArray(),
        "\U00010000"u8.ToArray(), "\uFFFD"u8.ToArray(),
        [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF], [0xF0, 0x80, 0x80, 0xAF], [0xED, 0xA0, 0x80], [
        0xED, 0xBF, 0xBF], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xC3],
            [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0x80], [0xFF],
    ];

    /// <summary>A place within a text, or −1: behind its first quote, up to its last.</summary>
    private int PlaceInText(Draft draft, SplitMix random, bool beforeTheEnd = false)
    {
        _tokens.Find(draft.Bytes);
        Token text = _tokens.Any(random, random.OneIn(16) ? TokenKind.Key : TokenKind.Text);
        int places = text.Length - (beforeTheEnd ? 2 : 1);
        return places <= 0 ? -1 : text.Start + 1 + random.Below(places);
    }

    private void WriteInText(Draft draft, SplitMix random)
    {
        int place = PlaceInText(draft, random);
        if (place < 0) return;
        Span<byte> letters = stackalloc byte[1 + random.Below(3)];
        for (int i = 0; i < letters.Length; i++) letters[i] = (byte)(random.OneIn(4) ? 0x20 + random.Below(0x5F) : 'a' + random.Below(26));
        draft.Insert(place, letters);
    }

    /// <summary>A character as its escape, in small hexadecimal digits or great ones.</summary>
    private void EscapeCharacter(Draft draft, SplitMix random)
    {
        int place = PlaceInText(draft, random, beforeTheEnd: true);
        if (place < 0) return;
        byte b = draft.Bytes[place];
        byte last = (byte)Hex[b & 15];
        draft.Replace(
            place, 1, [
            (byte)'\\', (byte)'u', (byte)'0', (byte)'0', (byte)Hex[b >> 4], random.OneIn(2) && last > '9' ? (byte)(last - 0x20) : last]);
    }

    private void InsertEscape(Draft draft, SplitMix random)
    {
        int place = PlaceInText(draft, random);
        if (place >= 0) draft.Insert(place, random.Pick(EscapesOfAnyKind));
    }

    private void InsertUtf8(Draft draft, SplitMix random)
    {
        int place = PlaceInText(draft, random);
        if (place >= 0) draft.Insert(place, random.Pick(Utf8OfAnyKind));
    }

    /// <summary>A byte that belongs to a character of several bytes: taken away, doubled, or another.</summary>
    private static void EditContinuation(Draft draft, SplitMix random)
    {
        int from = random.Below(draft.Length);
        int place = draft.Bytes[from..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        if (place < 0) return;
        place += from;
        switch (random.Below(3))
        {
            case 0: draft.Remove(place, 1); break;
            case 1: draft.Insert(place, draft.Bytes.Slice(place, 1)); break;
            default: draft.Bytes[place] = (byte)(0x80 | random.Below(0x80)); break;
        }
    }
}
