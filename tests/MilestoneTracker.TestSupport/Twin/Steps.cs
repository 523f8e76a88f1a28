using CsCheck;

namespace MilestoneTracker.TestSupport.Twin;

/// <summary>Random sequences of steps over few names, so that they meet: in cycles, in duplicates, in names that come back.</summary>
internal static class Steps
{
    /// <summary>Names whose ordinal order is not that of a dictionary, of code points or of ignoring case, and that a careless
    /// comparison takes for each other.</summary>
    private static readonly string[] Names = ["a", "B", "ﬁn", "🚀", "é", "A", "e\u0301", "b", "\uFFFD", "a b", "Z", "z", "fin", "_"];

    private static readonly string[] BadNames =
        ["", " a", "a ", "a\u0001", "a\u2028b", "\u202Ea", "\uD83D", "a\uDE80", new('x', 257), null!];

    private static readonly string[] Components = ["core", "Core", "🚀", "ui"];

    /// <summary>Keys whose ordinal order is not that of a dictionary; the two that count come often.</summary>
    private static readonly string[] Keys = ["progress", "weight", "progress", "weight", "title", "a", "a.b", "a-b", "ab", "a1"];

    private static readonly string[] BadKeys = ["", "A", "1", ".a", "a b", "a_b", "é", "a\n", new('k', 65), null!];

    private static readonly string[] Collections = ["r", "r.s", "resources"];

    private static readonly string?[] Values = ["x", "X", " padded ", "two\nlines\t", "🚀", "0", "1", "0.5", null, null, null];

    private static readonly string[] Reports = ["0", "1", "0.5", "0.000001", "0.999999", "0.25", "0.3", "0.123456"];

    private static readonly string[] Weights = ["1", "2", "3", "7", "999", "1000"];

    private static readonly string[] BadValues = ["", "a\u0001", "\r\n", "\uD83D", "a\u2028b", "\u202Ea", new('v', 4097), "0.50", "1001",
        "1.0"];

    private static readonly ChangeContext?[] Contexts =
        [null, new() { Actor = "Ann" }, new() { Actor = "Bob", Reason = "two lines,\nand a tab\t", CorrelationId = "#2" }];

    /// <summary>Every name of the first so many, and one that is never registered.</summary>
    public static string[] Asked(int names) => [.. Names.Take(names), "nobody"];

    /// <summary>How many names, and the steps: first most names are registered and meet in many dependencies, so that there are
    /// several ways between two; then anything goes.</summary>
    public static Gen<(int Names, Step[] Steps)> Sequences(int steps) =>
        from names in Gen.Int[6, Names.Length]
        from first in Single(Register(names)).Array[names]
        from edges in Of(TwinEditKind.TryDeclare, names).Array[names, 4 * names]
        from rest in Any(names).Array[steps / 2, steps]
        select (names, (Step[])[.. first, new Step(StepKind.Batch, edges, [], null, 1), .. rest]);

    public static string Print((int Names, Step[] Steps) sequence) =>
        $"{sequence.Names} names:\n{string.Join('\n', (IEnumerable<Step>)sequence.Steps)}";

    /// <summary>Any operation, good or bad.</summary>
    public static Gen<TwinEdit> Edits(int names) => AnyEdit(names);

    private static Gen<Step> Any(int names)
    {
        Gen<Step> compound =
            from kind in Gen.Enum<StepKind>()
            from edits in Gen.Frequency((3, AnyEdit(names)), (1, Fresh(names))).Array[1, 8]
            from others in Gen.Frequency((3, AnyEdit(names)), (1, Fresh(names))).Array[0, 4]
            from context in OneOf(Contexts)
            from seconds in Gen.Int[-5, 60]
            select new Step(kind, edits, others, context, seconds);
        return Gen.Frequency((4, Single(AnyEdit(names))), (1, compound));
    }

    private static Gen<Step> Single(Gen<TwinEdit> edits) =>
        from edit in edits
        from context in OneOf(Contexts)
        from seconds in Gen.Int[-5, 60]
        select new Step(StepKind.Single, [edit], [], context, seconds);

    private static Gen<TwinEdit> AnyEdit(int names) => Gen.Frequency(
        (3, Register(names)),
        (6, Of(TwinEditKind.UpdateStatus, names)),
        (10, Of(TwinEditKind.Declare, names)),
        (4, Of(TwinEditKind.TryDeclare, names)),
        (3, Of(TwinEditKind.Withdraw, names)),
        (1, Of(TwinEditKind.Remove, names)),
        (2, Register(names).Select(edit => edit with { Kind = TwinEditKind.ChangeComponents })),
        (2, Set(TwinEditKind.SetPlanField, names)),
        (9, Set(TwinEditKind.SetMilestoneField, names)),
        (6, Set(TwinEditKind.SetDependencyField, names)),
        (4, OfRecord(TwinEditKind.SetRecordField, names)),
        (1, OfRecord(TwinEditKind.RemoveRecord, names)));

    /// <summary>Brings a name that may be new, or uses one that may have come: what proposals and batches bring, and what is dropped with
    /// them.</summary>
    private static Gen<TwinEdit> Fresh(int names) =>
        from number in Gen.Int[0, 30]
        from edit in Gen.Frequency(
            (3, Register(names)), (1, Of(TwinEditKind.Declare, names)), (1, Set(TwinEditKind.SetMilestoneField, names)))
        select edit with { Name = "new " + number };

    private static Gen<TwinEdit> Register(int names) =>
        from name in Name(names)
        from components in Gen.Frequency((30, OneOf(Components)), (1, OneOf(BadNames))).Array[0, 3]
        from status in Gen.Frequency((2, Gen.Const(MilestoneStatus.Planned)), (1, Status))
        select new TwinEdit(TwinEditKind.Register, name, "", status, components);

    private static Gen<TwinEdit> Of(TwinEditKind kind, int names) =>
        from name in Name(names)
        from other in Name(names)
        from status in Status
        select new TwinEdit(kind, name, other, status, []);

    private static Gen<TwinEdit> Set(TwinEditKind kind, int names) =>
        from edit in Of(kind, names)
        from field in Key
        from value in Gen.Frequency((4, OneOf(Values)), (4, OneOf(field == "weight" ? Weights : Reports).Select(text => (string?)text)),
            (1, OneOf(BadValues).Select(text => (string?)text)))
        select edit with { Field = field, Value = value };

    private static Gen<TwinEdit> OfRecord(TwinEditKind kind, int names) =>
        from edit in Set(kind, names)
        from collection in Gen.Frequency((20, OneOf(Collections)), (1, OneOf(BadKeys)))
        select edit with { Other = collection };

    private static Gen<string> Key => Gen.Frequency((20, OneOf(Keys)), (1, OneOf(BadKeys)));

    private static Gen<string> Name(int names) => Gen.Frequency(
        (40, OneOf(Names[..names])),
        (1, Gen.Const("nobody else")),
        (1, OneOf(BadNames)));

    private static Gen<MilestoneStatus> Status => Gen.Frequency(
        (30, Gen.Int[0, 5].Select(number => (MilestoneStatus)number)),
        (1, OneOf([(MilestoneStatus)6, (MilestoneStatus)(-1), (MilestoneStatus)256])));

    private static Gen<T> OneOf<T>(T[] items) => Gen.Int[0, items.Length - 1].Select(place => items[place]);
}
