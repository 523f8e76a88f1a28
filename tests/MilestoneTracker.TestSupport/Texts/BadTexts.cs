namespace MilestoneTracker.TestSupport.Texts;

// Texts that break the rules of names, each with a word that its refusal must say.
internal static class BadTexts
{
    public static IReadOnlyList<(string Text, string Says)> All { get; } =
    [
        ("", "empty"),
        (new string('x', 257), "257"),
        (new string('x', 100_000), "100000"),
        (" ", "white space"),
        (" x", "white space at the start"),
        ("x ", "white space at the end"),
        ("x\u3000", "white space at the end"),
        ("\u00A0x", "white space at the start"),
        ("x\u1680", "white space at the end"),
        ("x\u202F", "white space at the end"),
        ("\u205Fx", "white space at the start"),
        ("a\u0000b", "control character"),
        ("a\tb", "control character"),
        ("a\nb", "control character"),
        ("a\u007Fb", "control character"),
        ("a\u0085b", "control character"),
        ("a\u009Fb", "control character"),
        ("a\u2028b", "line or paragraph separator"),
        ("a\u2029b", "line or paragraph separator"),
        ("a\u061Cb", "bidirectional"),
        ("a\u200Eb", "bidirectional"),
        ("a\u200Fb", "bidirectional"),
        ("a\u202Ab", "bidirectional"),
        ("a\u202Eb", "bidirectional"),
        ("a\u2066b", "bidirectional"),
        ("a\u2069b", "bidirectional"),
        ("a\uD800", "unpaired surrogate"),
        ("\uDC00a", "unpaired surrogate"),
        ("a\uD83Db", "unpaired surrogate"),
        ("a\uDE00\uD83D", "unpaired surrogate"),
    ];

    public static IReadOnlyList<string> Good { get; } =
    [
        "x", new string('x', 256), "a b", "a\u00A0b", "ÄÖ", "e\u0301", "a\u200Bb", "a\u200Db", "\uFEFFx", "😀", "x\u180E", "NULL",
            "../etc/passwd", "'; --", "<b>", "%n", "{0}", "\\",
    ];
}
