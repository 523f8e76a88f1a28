namespace MilestoneTracker.Faults.Plans;

// Texts that keep every rule of names, and are hard on whoever writes, escapes, sorts, cuts or stores them.
internal static class HostileTexts
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "Design", "ÄÖÜ ß", "e\u0301 and é", "😀👩‍👩‍👧", "\uFEFFbom", "zero\u200Bwidth", "a\u00A0b", "\"quoted\"", "back\\slash",
            "'; DROP TABLE events; --",
        "<b>&amp;</b>", "{\"actor\":null}", "}]}", "\\u0041", "null", "../../etc/passwd", "%n%s", "{0}", "中文里程碑", "עברית", "𐀀\U0010FFFF",
        "\uFFFE\uFFFF", "x\u180E",
        "/", "a\uE000z", "\uFF5A\uD834\uDD1E", new string('n', 200), new string('é', 150),
    ];

    public static IReadOnlyList<string> Components { get; } =
        ["core", "ui", "Ui", "é", "e\u0301", "\"", "\\", "😀", "\uFFFD", "z z", "0", "00", new string('c', 100)];

    public static IReadOnlyList<string?> Actors { get; } = [null, null, "ada", "bob <bob@example.org>", "\"", "Ω\\", "𝒶𝒹𝒶"];

    // Reasons may have line feeds and tabs beside what names may have.
    public static IReadOnlyList<string?> Reasons { get; } =
        [null, null, null, "", " ", "signed\n\tby all", "\"\\/\n", "\u2028\u202E", "because \"of\" it", new string('r', 300)];
}
