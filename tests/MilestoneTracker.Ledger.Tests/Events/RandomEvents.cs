using CsCheck;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Texts;

namespace MilestoneTracker.Ledger.Tests;

/// <summary>Random events with texts that a careless writer or reader gets wrong: escapes, what looks like JSON, the edges of UTF-8
/// and of UTF-16.</summary>
internal static class RandomEvents
{
    private static readonly string[] Pieces =
    [
        "a", "Z", "0", " ", "\"", "\\", "/", "'", "<", "&", "+", "{", "}", "[", "]", ":", ",", "null", "\\n", "\\u0041", "\"}",
            "\",\"version\":2}", "\\\"",
        "\0", "\u0001", "\b", "\t", "\n", "\u000B", "\f", "\r", "\u001F", "\u007F", "\u0080", "\u0085", "\u009F", "\u00A0", "\u00E9",
        "e\u0301", "\u07FF", "\u0800", "\u200B", "\u200D",
        "\u2028", "\u2029", "\u202E", "\uD7FF", "\uE000", "\uFEFF", "\uFFFC", "\uFFFD", "\uFFFE", "\uFFFF", "\U00010000", "😀",
        "\U000F0000", "\U0010FFFF",
    ];

    // What names and reasons may not have: a milestone's name in an event is not judged before it is replayed.
    private static readonly string[] ReasonPieces = [.. Pieces.Where(piece => piece is "\n" or "\t" || !piece.Any(char.IsControl))];

    /// <summary>Any well-formed text.</summary>
    public static Gen<string> Texts { get; } = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 12].Select(string.Concat);

    public static Gen<AuditData> Data { get; } = Gen.OneOf<AuditData>(
        Gen.Select(Texts, Texts.Array[0, 5], Statuses)
        .Select(AuditData (text, components, status) => new MilestoneRegistered(text, Example.Set(components), status)),
        Gen.Select(Texts, Texts.Array[0, 5], Statuses)
        .Select(AuditData (text, components, status) => new MilestoneRemoved(text, Example.Set(components), status)),
        Gen.Select(Texts, Statuses, Statuses).Select(AuditData (text, one, other) => new MilestoneStatusChanged(text, one, other)),
        Gen.Select(Texts, Texts).Select(AuditData (one, other) => new DependencyDeclared(one, other)),
        Gen.Select(Texts, Texts).Select(AuditData (one, other) => new DependencyWithdrawn(one, other)),
        Gen.Select(Texts, Texts.Array[0, 5], Texts.Array[0, 5])
        .Select(AuditData (text, old, now) => new MilestoneComponentsChanged(text, Example.Set(old), Example.Set(now))),
        Gen.Select(Texts, Values, Values).Select(AuditData (field, old, now) => new PlanFieldChanged(field, old, now)),
        Gen.Select(Texts, Texts, Values, Values)
        .Select(AuditData (text, field, old, now) => new MilestoneFieldChanged(text, field, old, now)),
        Gen.Select(Gen.Select(Texts, Texts), Texts, Values, Values)
        .Select(AuditData (ends, field, old, now) => new DependencyFieldChanged(ends.Item1, ends.Item2, field, old, now)),
        Gen.Select(Gen.Select(Texts, Texts), Texts, Values, Values)
        .Select(AuditData (names, field, old, now) => new RecordFieldChanged(names.Item1, names.Item2, field, old, now)));

    /// <summary>Events in a row; contexts come again, as they do in a change.</summary>
    public static Gen<AuditEvent[]> InARow { get; } =
        from contexts in Contexts.Array[1, 3]
        from parts in Gen.Select(
            Data, Gen.Int[0, 1 << 20], Gen.Long[DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks], Places).Array[1, 8]
        select (AuditEvent[])[
            .. parts.Select(
                (part, i) =>
                new AuditEvent(
                i + 1, new DateTimeOffset(part.Item3, TimeSpan.Zero), contexts[part.Item2 % contexts.Length], part.Item4.Index,
                part.Item4.Count, part.Item1))];

    public static string Print(AuditEvent[] events) =>
        string.Join('\n', events.Select(next => Convert.ToHexString(NaiveWriter.Write(next, Example.Log, default)) + " " + next));

    private static Gen<MilestoneStatus> Statuses => Gen.Int[0, 5].Select(number => (MilestoneStatus)number);

    private static Gen<(int Index, int Count)> Places => Gen.OneOf(Gen.Const(1), Gen.Int[1, 99], Gen.Const(int.MaxValue))
        .SelectMany(count => Gen.Int[1, count].Select(index => (index, count)));

    private static Gen<ChangeContext> Contexts =>
        from actor in Names
        from correlation in Names
        from reason in Optional(Gen.Int[0, ReasonPieces.Length - 1].Select(i => ReasonPieces[i]).Array[0, 20].Select(string.Concat))
        select new ChangeContext { Actor = actor, CorrelationId = correlation, Reason = reason };

    private static Gen<string?> Values => Optional(Texts);

    private static Gen<string?> Names => Optional(Gen.Int[0, BadTexts.Good.Count - 1].Select(i => BadTexts.Good[i]));

    private static Gen<string?> Optional(Gen<string> texts) => Gen.Select(Gen.Bool, texts).Select((isThere, text) => isThere ? text : null);
}
