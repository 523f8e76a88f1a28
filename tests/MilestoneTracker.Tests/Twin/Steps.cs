using CsCheck;

namespace MilestoneTracker.Tests.Twin;

/// <summary>Random sequences of steps over few names, so that they meet: in cycles, in duplicates, in names that come back.</summary>
internal static class Steps
{
    /// <summary>Names whose ordinal order is not that of a dictionary, of code points or of ignoring case, and that a careless comparison takes for each other.</summary>
    private static readonly string[] Names = ["a", "B", "ﬁn", "🚀", "é", "A", "e\u0301", "b", "\uFFFD", "a b", "Z", "z", "fin", "_"];

    private static readonly string[] BadNames = ["", " a", "a ", "a\u0001", "a\u2028b", "\u202Ea", "\uD83D", "a\uDE80", new('x', 257), null!];

    private static readonly string[] Components = ["core", "Core", "🚀", "ui"];

    private static readonly ChangeContext?[] Contexts =
        [null, new() { Actor = "Ann" }, new() { Actor = "Bob", Reason = "two lines,\nand a tab\t", CorrelationId = "#2" }];

    /// <summary>Every name of the first so many, and one that is never registered.</summary>
    public static string[] Asked(int names) => [.. Names.Take(names), "nobody"];

    /// <summary>How many names, and the steps: first most names are registered and meet in many dependencies, so that there are several ways between two; then anything goes.</summary>
    public static Gen<(int Names, Step[] Steps)> Sequences(int steps) =>
        from names in Gen.Int[6, Names.Length]
        from first in Single(Register(names)).Array[names]
        from edges in Of(EditKind.TryDeclare, names).Array[names, 4 * names]
        from rest in Any(names).Array[steps / 2, steps]
        select (names, (Step[])[.. first, new Step(StepKind.Batch, edges, [], null, 1), .. rest]);

    public static string Print((int Names, Step[] Steps) sequence) => $"{sequence.Names} names:\n{string.Join('\n', (IEnumerable<Step>)sequence.Steps)}";

    private static Gen<Step> Any(int names)
    {
        Gen<Step> compound =
            from kind in Gen.Enum<StepKind>()
            from edits in AnyEdit(names).Array[1, 8]
            from others in AnyEdit(names).Array[0, 4]
            from context in OneOf(Contexts)
            from seconds in Gen.Int[-5, 60]
            select new Step(kind, edits, others, context, seconds);
        return Gen.Frequency((4, Single(AnyEdit(names))), (1, compound));
    }

    private static Gen<Step> Single(Gen<Edit> edits) =>
        from edit in edits
        from context in OneOf(Contexts)
        from seconds in Gen.Int[-5, 60]
        select new Step(StepKind.Single, [edit], [], context, seconds);

    private static Gen<Edit> AnyEdit(int names) => Gen.Frequency(
        (3, Register(names)),
        (6, Of(EditKind.UpdateStatus, names)),
        (10, Of(EditKind.Declare, names)),
        (4, Of(EditKind.TryDeclare, names)),
        (3, Of(EditKind.Withdraw, names)),
        (1, Of(EditKind.Remove, names)));

    private static Gen<Edit> Register(int names) =>
        from name in Name(names)
        from components in Gen.Frequency((30, OneOf(Components)), (1, OneOf(BadNames))).Array[0, 3]
        from status in Gen.Frequency((2, Gen.Const(MilestoneStatus.Planned)), (1, Status))
        select new Edit(EditKind.Register, name, "", status, components);

    private static Gen<Edit> Of(EditKind kind, int names) =>
        from name in Name(names)
        from other in Name(names)
        from status in Status
        select new Edit(kind, name, other, status, []);

    private static Gen<string> Name(int names) => Gen.Frequency(
        (40, OneOf(Names[..names])),
        (1, Gen.Const("nobody else")),
        (1, OneOf(BadNames)));

    private static Gen<MilestoneStatus> Status => Gen.Frequency(
        (30, Gen.Int[0, 5].Select(number => (MilestoneStatus)number)),
        (1, OneOf([(MilestoneStatus)6, (MilestoneStatus)(-1), (MilestoneStatus)256])));

    private static Gen<T> OneOf<T>(T[] items) => Gen.Int[0, items.Length - 1].Select(place => items[place]);
}
