using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Fuzz;

// Keys, values and lists.
internal sealed partial class Mutator
{
    private static readonly byte[][] Values =
    [
        .. new[]
        {
            "null", "true", "false", "0", "1", "2", "-1", "{}", "[]", "\"\"", "\"PLANNED\"", "\"IN_PROGRESS\"", "\"COMPLETED\"",
                "\"BLOCKED\"", "\"ON_HOLD\"", "\"CANCELLED\"", "\"planned\"",
            "\"milestone.registered\"", "\"milestone.status_changed\"", "\"milestone.removed\"", "\"dependency.declared\"",
            "\"dependency.withdrawn\"",
            "2147483647", "2147483648", "4294967297", "9007199254740991", "9007199254740992", "9223372036854775807", "9223372036854775808",
            "18446744073709551617", "1.0", "1e0", "NaN",
            "\"2024-02-29T23:59:59.9999999Z\"", "\"2023-02-29T00:00:00.0000000Z\"", "\"9999-12-31T23:59:59.9999999Z\"",
            "\"0001-01-01T00:00:00.0000000Z\"", "\"2026-01-02T24:00:00.0000000Z\"", "\"2026-1-2T12:00:00Z\"",
            "{\"components\":[],\"status\":\"PLANNED\"}", "\"0000000000000000000000000000000000000000000000000000000000000000\"",
        }.Select(System.Text.Encoding.ASCII.GetBytes),
    ];

    private static readonly byte[][] WhiteSpace = [
        " "u8.ToArray(), "\t"u8.ToArray(), "\r"u8.ToArray(), "\n"u8.ToArray(), "  "u8.ToArray(), "\u00A0"u8.ToArray(), "\uFEFF"u8.ToArray(),
            "/**/"u8.ToArray()];

    private void SwapValues(Draft draft, SplitMix random)
    {
        _tokens.Find(draft.Bytes);
        Swap(draft, _tokens.AnyValue(random), _tokens.AnyValue(random));
    }

    private void SwapMembers(Draft draft, SplitMix random)
    {
        _tokens.Find(draft.Bytes);
        Swap(draft, _tokens.AnyMember(random), _tokens.AnyMember(random));
    }

    private void ReplaceValue(Draft draft, SplitMix random)
    {
        _tokens.Find(draft.Bytes);
        Token value = _tokens.AnyValue(random);
        draft.Replace(value.Start, value.Length, random.Pick(Values));
    }

    private void RepeatMember(Draft draft, SplitMix random)
    {
        _tokens.Find(draft.Bytes);
        (Token member, Token at) = (_tokens.AnyMember(random), random.OneIn(2) ? _tokens.AnyMember(random) : default);
        if (member.Length == 0) return;
        draft.Insert(at.Length == 0 ? member.Start : at.Start, [.. member.Of(draft), (byte)',']);
    }

    private void RemoveMember(Draft draft, SplitMix random)
    {
        _tokens.Find(draft.Bytes);
        Token member = _tokens.AnyMember(random);
        draft.Remove(member.Start, Math.Min(member.Length + random.Below(2), draft.Length - member.Start)); // with the comma or without it
    }

    private void AddMember(Draft draft, SplitMix random)
    {
        _tokens.Find(draft.Bytes);
        Token at = _tokens.AnyMember(random);
        draft.Insert(at.Start, [(byte)'"', (byte)('a' + random.Below(26)), .. "\":"u8, .. random.Pick(Values), (byte)',']);
    }

    private void RenameKey(Draft draft, SplitMix random)
    {
        _tokens.Find(draft.Bytes);
        (Token key, Token other) = (_tokens.Any(random, TokenKind.Key), _tokens.Any(random, TokenKind.Key));
        draft.Replace(key.Start, key.Length, other.Of(draft));
    }

    private void InsertWhiteSpace(Draft draft, SplitMix random)
    {
        _tokens.Find(draft.Bytes);
        Token token = _tokens.Any(random, random.OneIn(2) ? TokenKind.Separator : TokenKind.Closing);
        draft.Insert(random.OneIn(2) ? token.Start : token.End, random.Pick(WhiteSpace));
    }

    /// <summary>One more of a list, or a comma too many.</summary>
    private void EditList(Draft draft, SplitMix random)
    {
        int list = draft.Bytes.IndexOf((byte)'[');
        if (list < 0) return;
        _tokens.Find(draft.Bytes);
        bool isEmpty = list + 1 < draft.Length && draft.Bytes[list + 1] == ']';
        Token text = random.OneIn(2) ? _tokens.Any(random, TokenKind.Text) : default;
        byte[] item = text.Length > 0
            ? text.Of(draft).ToArray() : random.OneIn(4) ? [] : [(byte)'"', (byte)(0x20 + random.Below(0x5F)), (byte)'"'];
        draft.Insert(list + 1, isEmpty ? item : [.. item, (byte)',']);
    }

    private static void Swap(Draft draft, Token one, Token other)
    {
        (Token first, Token second) = one.Start <= other.Start ? (one, other) : (other, one);
        if (first.End > second.Start) return; // one within the other, or the same
        byte[] kept = first.Of(draft).ToArray();
        byte[] moved = second.Of(draft).ToArray();
        draft.Replace(second.Start, second.Length, kept);
        draft.Replace(first.Start, first.Length, moved);
    }
}
