namespace MilestoneTracker.TestSupport.Texts;

// Keys and values of fields that break their rules, each with a word that its refusal must say, and some at the edge that keep them.
internal static class BadFields
{
    public static IReadOnlyList<(string Text, string Says)> Keys { get; } =
    [
        ("", "empty"),
        (new string('k', 65), "65"),
        ("A", "begins with 'A'"),
        ("1a", "begins with '1'"),
        (".a", "begins with '.'"),
        ("-a", "begins with '-'"),
        (" a", "begins with U+0020"),
        ("é", "begins with U+00E9"),
        ("aB", "'B' at index 1"),
        ("a_b", "'_' at index 1"),
        ("a b", "U+0020 at index 1"),
        ("a\n", "U+000A at index 1"),
        ("a/b", "'/' at index 1"),
        ("ab`", "'`' at index 2"),
        ("ab{", "'{' at index 2"),
        ("a,", "',' at index 1"),
        ("a:", "':' at index 1"),
        ("a٣", "U+0663 at index 1"),
        ("a\uD800", "U+D800 at index 1"),
        ("a\u0000", "U+0000 at index 1"),
    ];

    public static IReadOnlyList<string> GoodKeys { get; } = ["k", new string('k', 64), "a.b-c", "z..--9.", "a0", "acme.cost-centre", "a-",
        "a."];

    public static IReadOnlyList<(string Text, string Says)> Values { get; } =
    [
        ("", "empty"),
        (new string('v', 4097), "4097"),
        ("a\u0000", "control character"),
        ("a\r\n", "control character other than line feed and tab"),
        ("\u000B", "control character"),
        ("\u007F", "control character"),
        ("\u0085", "control character"),
        ("\u009F", "control character"),
        ("a\u2028", "line or paragraph separator"),
        ("\u2029a", "line or paragraph separator"),
        ("\u061C", "bidirectional"),
        ("\u200E", "bidirectional"),
        ("a\u200F", "bidirectional"),
        ("\u202A", "bidirectional"),
        ("\u202E", "bidirectional"),
        ("\u2066", "bidirectional"),
        ("\u2069", "bidirectional"),
        ("\uD800", "unpaired surrogate"),
        ("a\uDC00", "unpaired surrogate"),
        ("\uDE80\uD83D", "unpaired surrogate"),
        ("\uD83D\uD83D\uDE80", "unpaired surrogate"),
    ];

    public static IReadOnlyList<string> GoodValues { get; } =
        ["v", new string('v', 4096), " ", "\n", "\t", " both ends ", "two\nlines", "🚀", string.Concat(Enumerable.Repeat("🚀", 2048)),
            "\u00A0", "\u200B\u200D", "\uFEFF", "null"];
}
