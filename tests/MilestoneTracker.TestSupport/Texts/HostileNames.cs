namespace MilestoneTracker.TestSupport.Texts;

// Names that a registry accepts and that a careless renderer chokes on: each was thought of for a reader of one format, and every
// format is given all of them. By hand but for the lengths, at which a text may be cut. Characters that an editor may lose or
// show as something else are written by their numbers.

/// <summary>Legal names of milestones that mean something to HTML, SVG, Mermaid, DOT, GraphML, CSV, JSON or Markdown.</summary>
public static class HostileNames
{
    private static readonly string[] Html =
    [
        "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
            "\"><script>alert(1)</script>",
        "'><script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)", "\" onfocus=alert(1) autofocus=\"",
        "javascript:alert(1)", "JaVaScRiPt:alert(1)",
        "<a href=\"javascript:alert(1)\">x</a>", "<iframe src=\"https://example.com\"></iframe>", "<base href=\"https://example.com/\">",
        "<link rel=stylesheet href=//example.com/x.css>",
        "<style>*{display:none}</style>", "</style><script>alert(1)</script>", "</title><script>alert(1)</script>",
        "</textarea><script>alert(1)</script>", "</template><script>alert(1)</script>",
        "<meta http-equiv=refresh content=\"0;url=https://example.com\">", "<form action=https://example.com><input name=x>",
        "<details open ontoggle=alert(1)>", "<body onload=alert(1)>",
        "<object data=\"data:text/html,<script>alert(1)</script>\">", "<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">",
        "<table><td>", "</td></tr></table>", "</div></div></div>",
        "<b>bold</b>", "<i>", "</i>", "<br>", "<br/>", "<hr/>", "<p>one<p>two", "<!DOCTYPE html>", "<!-- comment -->", "<!--", "-->",
        "--!>", "<!-->", "<!--->", "<![CDATA[", "]]>", "<![CDATA[x]]>",
        "]]]]><![CDATA[>", "<?xml version=\"1.0\"?>", "<?php echo 1 ?>", "?>", "<%= 1 %>", "<", ">", "<<", ">>", "<>", "</>", "< b >",
        "a<b", "a>b", "a<b>c", "&", "&&", "&amp;", "&amp;amp;", "&lt;b&gt;",
        "&quot;", "&apos;", "&nbsp;", "&#60;", "&#x3c;", "&#x3C;script&#x3E;", "&#0;", "&#xFFFF;", "&notanentity;", "&lt", "&copy",
        "&ampersand", "&#", "&#x", "&;", "AT&T", "a&b;c", "&hellip;&#8230;",
        "\"", "'", "\"\"", "''", "\"'", "'\"", "`", "\"quoted\"", "'quoted'", "it's", "x=\"y\"", "x='y'", "onerror=alert(1)",
        "style=\"color:red\"", "expression(alert(1))", "url(https://example.com/x.png)",
        "data:text/html,hello", "<x/onclick=alert(1)//", "<\u0131mg src=x>", "\uFF1Cscript\uFF1Ealert(1)\uFF1C/script\uFF1E",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    ];

    private static readonly string[] Svg =
    [
        "</text><script>alert(1)</script><text>", "</title></svg>", "<svg><g/onload=alert(2)//", "<foreignObject><body onload=alert(1)>",
            "<use href=\"data:image/svg+xml,x\"/>", "</tspan>", "<tspan x=\"0\">",
        "<animate onbegin=alert(1) attributeName=x>", "<set attributeName=href to=javascript:alert(1)>",
        "<image href=\"https://example.com/x.png\"/>", "<a xlink:href=\"javascript:alert(1)\">", "</desc>", "</g>",
        "<!ENTITY x \"y\">", "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;", "xmlns=\"http://www.w3.org/2000/svg\"",
        "#n0", "url(#n0)", "marker-end=\"url(#arrow)\"",
    ];

    private static readonly string[] Mermaid =
    [
        "end", "End", "END", "graph", "graph TD", "graph LR; A-->B", "flowchart LR", "flowchart", "subgraph", "subgraph one",
            "subgraph x[\"y\"]", "direction", "direction TB", "style", "style n0 fill:#f00", "class", "class n0 done",
        "classDef", "classDef done fill:#000", "click", "click n0 callback", "click n0 \"https://example.com\"",
        "click n0 href \"javascript:alert(1)\"", "linkStyle 0 stroke:red", "linkStyle", "default", "interpolate", "call f()", "href",
        "_blank",
        "_self", "accTitle: x", "accDescr { x }", "A-->B", "A --> B", "n0 --> n1", "n0-->n0", "A---B", "A-.->B", "A==>B", "A--oB", "A--xB",
        "A<-->B", "A & B --> C", "A -- text --> B", "A -->|text| B", "~~~", "o---o", "x---x", ":::done", "n0:::done",
        "%%", "%% comment", "%%{init: {'theme':'dark'}}%%", "%%{wrap}%%", "%%{init: {\"securityLevel\": \"loose\"}}%%", "%%}", "#quot;",
        "#amp;", "#lt;", "#gt;", "#35;", "#34;", "#59;", "#9829;", "#x22;", "#", "##", "#;", "#quot", "#1", "#abc;", "#nbsp;",
        "\u00B6\u00DF", "\uFB02\u00B0\u00B0quot\u00B6\u00DF", "\uFB02\u00B0amp\u00B6\u00DF", "\uFB02\u00B0\u00B034\u00B6\u00DF", ";", ";;",
        "a;b", "[", "]", "[]", "[[x]]", "[(x)]", "[/x/]", "[\\x\\]", "[/x\\]", "(", ")", "()", "((x))", "(((x)))", "([x])", "{", "}", "{}",
        "{{x}}", "{x}", "{{", "}}",
        ">x]", "|", "||", "|text|", "\"]", "\"] --> n9[\"", "\"]:::done", "[\"x\"]", "`markdown`", "\"`**bold**`\"", "`**bold**`",
        "fa:fa-car", "fab:fa-github x", "fa:fa-", "$$x^2$$", "$$", "$", "$$\\sqrt{x}$$", "n0@{ shape: diamond }", "@{ shape: x }", "@{",
        "e1@-->", "---", "--- title: x ---", "===", "-.-", "1. item", "1.", "- item",
        "constructor", "toString", "hasOwnProperty", "__proto__", "prototype", "valueOf", "sequenceDiagram", "gantt", "pie",
        "stateDiagram-v2", "o", "x", "v", "^", "<|--", "..>",
    ];

    private static readonly string[] Dot =
    [
        "\\", "\\\\", "\\\\\\", "ends with \\", "ends with \\\\", "\\\"", "\\\\\"", "a\\\"b", "\\N", "\\L", "\\G", "\\E", "\\T", "\\H",
            "\\n", "\\l", "\\r", "\\t", "a\\nb", "a\\Nb", "a\\lb\\rc", "node", "edge", "graph {", "digraph", "digraph G { a -> b }",
            "strict", "strict digraph", "NODE", "Edge",
        "\"]; n0 [label=\"x", "\"; }", "};", "}", "n0:port", "a:b", "a:n", ":", "::", "n", "ne", "_", "a -> b", "a -- b", "->", "--",
        "<b>bold</b>\\n", "<<b>html</b>>", "<<table><tr><td>x</td></tr></table>>", "<f0> left", "{<f0> a|<f1> b}", "a|b", "\\|", "\\{",
        "\\<",
        "label=\"x\"", "URL=\"https://example.com\"", "[label=x]", "/* comment */", "/*", "*/", "// comment", "//", "#include <x>",
        "# comment", "-1.5", ".5", "0", "-0", "1e9", "007", "+1", "\"a\"+\"b\"", "a\\", "x=y", "&#945;", "&alpha;", "\\x41", "\\u0041",
        "\\0", "%5C",
    ];

    private static readonly string[] Markdown =
    [
        "*", "**", "***", "*em*", "**strong**", "***both***", "_em_", "__strong__", "__init__.py", "snake_case_name", "intra*word*star",
            "* item", "+ item", "1) item", "10. item", "~~gone~~", "~", "~~~ fence", "``", "```", "``` fence", "````", "`code`",
            "`` a`b ``", "# heading", "###### heading", "#hashtag", "heading\u00A0#",
        "> quote", ">quote", "[link](https://example.com)", "[link][ref]", "[ref]: https://example.com", "[x]", "[ ] task", "[x] task",
        "![image](x.png)", "!", "![", "](", "](x)", "[^1]", "[^1]: note", "<https://example.com>", "https://example.com",
        "http://example.com/a_b_c", "www.example.com", "mailto:a@example.com", "a@example.com", "ftp://example.com", "xmpp:a@b",
        "a|b|c", "| a | b |", "\\|x", "a\\|b", "|---|", "|:-:|", "\\*", "\\_", "\\`", "\\[x\\]", "\\#", "=", "==", "====", "-", "--- ---",
        "* * *", "_ _ _", "- - -", "[[wiki]]", ":smile:", ":+1:", "@user", "@org/team", "#123", "GH-1", "org/repo#1",
        "0123456789abcdef0123456789abcdef01234567", "==mark==", "H~2~O", "x^2^", "^[note]", "$x$", "\\(x\\)", "[TOC]", "{#id}", "{.class}",
        "[x]{.y}",
        "term : definition", "*[HTML]: x", "\"smart\" -- 'quotes'...", "(c) (r) (tm) +-", "a  b", "a   b", "two  spaces  inside", "<div>",
        "<details><summary>x</summary>", "&#42;x&#42;", "a*b*c_d_e", "*a_b*c_", "<b", "a\\<b", "[a]: <b> 'c'", "!!! note", ":::",
        "::: warning", "%%html", "<!-- more -->",
    ];

    private static readonly string[] Csv =
    [
        "=1+1", "=1+1\"", "=cmd|'/C calc'!A0", "=HYPERLINK(\"https://example.com\",\"x\")", "=WEBSERVICE(\"https://example.com\")", "+1+1",
            "+cmd|'/C calc'!A0", "-1+1", "-2+3+cmd|'/C calc'!A0", "@SUM(1,1)", "@x", "'=1+1", "''=1+1", "'", "'a", "''a", "'+1", "'-1",
            "'@x", "\uFF1D1+1", "\uFF0B1", "\uFF0D1", "\uFF20x",
        ",", ",,", "a,b", "\"a\",\"b\"", "a,\"b", "\"a,b", "\",\"", "\"\"\"", "a\"b", "a\"\"b", "\"=1+1\"", ";=1+1", "a;b;c", "a; b",
        "[\"a\",\"b\"]", "[]x", "null", "NULL", "N/A", "#N/A", "#REF!", "#DIV/0!", "TRUE", "FALSE", "1", "1.0", "01", "1e5", "1,000",
        "2026-01-01", "1/2", "MARCH1", "SEPT2", "12345678901234567890",
        "%0A=1+1", "sep=,", "sep=;", "name", "name,status", "DDE(\"cmd\";\"/C calc\";\"x\")", "|calc", "=", "+", "@", "--1", "\uFEFFname",
        "\uFEFF", "a\uFEFFb", "=\uFEFF1",
    ];

    private static readonly string[] Data =
    [
        "{\"a\":1}", "[1,2]", "{\"__proto__\":{\"x\":1}}", "\\u0000", "\\u003cscript\\u003e", "\\ud800", "true", "false", "undefined",
            "NaN", "Infinity", "-Infinity", "nil", "None", "void", "*/ alert(1) /*", "//]]>", "</script", "<!--<script>", "/regex/", "${x}",
            "${7*7}", "#{x}", "{{7*7}}", "{%x%}", "<%x%>", "{0}", "{0:N}", "{", "%s", "%n", "%d%d%d", "%x%x%x%n", "%", "%%s", "%00",
            "%0d%0a", "%3Cscript%3E", "%u003c", "\\\\server\\share", "C:\\Windows\\System32", "C:\\temp\\new", "/etc/passwd",
            "../../../etc/passwd", "..\\..\\x", ".", "..", "...", "/", "//x", "~/x", "a/b", "file:///etc/passwd", "CON", "NUL", "aux.txt",
        "' OR '1'='1", "'; DROP TABLE milestones; --", "\"; DROP TABLE x; --", "1; SELECT 1", "admin'--", "x' UNION SELECT 1--",
        "$(reboot)", "`reboot`", "; ls -la", "| cat", "&& ls", "> out", "< in", "!history", "--help", "-rf", "-", "--", "*.*", "?",
        "(|(uid=*))", "*)(uid=*", "() { :;}; echo x", "${jndi:ldap://example.com/x}", "<jsp:x/>",
        "{{constructor.constructor('alert(1)')()}}", "__dirname", "key: value", "- yaml", "!!python/object:x", "&anchor", "*alias",
        "a: b: c", "? key", "@[email]", "---\u00A0yaml", "id", "n0", "n1", "d0", "e0", "G", "root", "All", "(no component)", "no data",
        "progress", "COMPLETED", "in progress", "100 %", "-1 %",
    ];

    // U+FFFE, U+FFFF and U+xxFFFE are characters that no XML document may have (the first two) or that no text should; they are
    // well formed all the same.
    private static readonly string[] Unicode =
    [
        "\uFFFE", "\uFFFF", "a\uFFFEb", "a\uFFFFb", "\uFFFE\uFFFF", "\uFFFD", "a\uFFFDb", "\U0001FFFE", "\U0001FFFF", "\U0010FFFF",
            "\U0010FFFE", "\uFDD0", "\uFDEF", "\uE000", "\uF8FF", "\U000F0000", "\U0010FFFD", "\\uFFFE", "\\ufffe", "a\\uFFFFb", "\\",
            "_xFFFE_", "&#xFFFE;",
        "\u200B", "a\u200Bb", "\u200Bx", "x\u200B", "\u200C", "\u200D", "\u2060", "\u00AD", "so\u00ADft", "\u034F", "\u180E", "\u2061",
        "\uFE0F", "\uFE0E", "\u115F", "\u1160", "\u3164", "\uFFA0", "\u2800", "\u17B4", "\U000E0001", "\U000E0041", "x\U000E0041\U000E0042",
        "\uFFF9a\uFFFAb\uFFFB", "\uFFFC",
        "a\u00A0b", "a\u2003b", "a\u3000b", "a\u202Fb", "a\u1680b", "a\u205Fb", "a\u200Ab", "a \u00A0 b", "e\u0301", "\u00E9", "\u0301",
        "\u0301a", "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030A",
        "Z\u0351\u036B\u0343a\u0363\u0369\u0364l\u0348\u0349go\u0321\u0322", "\u20DD", "a\u20DD", "\u0930\u094D\u0915\u094D\u0937",
        "\u0E01\u0E33\u0E49", "\u1100\u1161\u11A8", "\uAC01",
        "\u00C5", "\u212B", "A\u030A", "\u2126", "\u03A9", "\uFB01", "fi", "\u017F", "s", "S", "\u212A", "k", "K", "\u0130", "\u0131", "i",
        "I", "\u00DF", "ss", "SS", "\u1E9E", "\u01C5", "\u01C6", "Stra\u00DFe", "STRASSE", "strasse", "Milestone", "milestone", "MILESTONE",
        "\u041C\u0456lestone", "\uFF2D\uFF49\uFF4C\uFF45", "\u24C2", "\uD835\uDC00", "\u2460", "\u00BD", "\u0661\u0662\u0663",
        "\u05E9\u05DC\u05D5\u05DD", "\u0645\u0631\u062D\u0628\u0627", "\u0645\u0631\u062D\u0628\u0627 abc 123",
        "abc \u05D0\u05D1\u05D2 def", "\u05D0 (1)", "\u05D0<b>", "\u05B0", "\u0627\u0644\u0644\u0651\u0647", "\u06F1\u06F2\u06F3",
        "\u07DC\u07D0", "\uFDFA", "\uFDFD", "\uD83A\uDD00", "\u091C\u092F", "\u0DC1\u0DCA\u200D\u0DBB\u0DD3", "\u1000\u103C\u1014\u103A",
        "\u0F56\u0F7C\u0F51",
        "\u4E2D\u6587", "\u91CC\u7A0B\u7891", "\u65E5\u672C\u8A9E\u306E\u540D\u524D", "\uD55C\uAD6D\uC5B4", "\u3042\u3099", "\u304C",
        "\u9AA8\uDB40\uDD00", "\uD840\uDC00", "\uD842\uDFB7", "\u300C\u5F15\u7528\u300D", "\uFF08\u62EC\u5F27\uFF09", "\uFF1B", "\uFF5C",
        "\uFF02", "\u2033", "\u201Cx\u201D", "\u2018x\u2019", "\u00ABx\u00BB", "\u2039x\u203A", "\u2026", "\u2013", "\u2014", "\u2212",
        "\u2192", "a \u2192 b", "\u2705", "\u26D4", "\u26A0\uFE0F", "\u23F8", "\u2714\uFE0E",
        "\uD83D\uDE00", "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66", "\uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDE80",
        "\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08", "\uD83C\uDDE9\uD83C\uDDEA", "\uD83C\uDDE9",
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F", "1\uFE0F\u20E3", "\uD83D\uDC4D\uD83C\uDFFF",
        "\uD83C\uDFFF", "\u2764\uFE0F\u200D\uD83D\uDD25", "a\uD83D\uDE00b", "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00", "\uD834\uDD1E",
        "\uD800\uDC00", "\uDBFF\uDFFF",
    ];

    // As long as a name may be, and a pair of surrogates across every place at which a label may be cut.
    private static IEnumerable<string> Long =>
    [
        new('a', 256), new('W', 256), new('i', 255), new('<', 256), new('&', 256), new('"', 256), new('\\', 256), new('`', 256), new(
            '|', 256), new('*', 256), new('#', 256), new('\'', 256), new('=', 256), new('\u4E2D', 256), new('\uFFFE', 256),
            new('\u0301', 256), new('.', 256), new('[', 256), new(';', 256), new('~', 256),
        Repeated("\uD83D\uDE00", 128), Repeated("a\u0301", 128), Repeated("ab ", 85) + "c", Repeated("&amp;", 51), Repeated("<b>", 85),
        Repeated("\\\"", 128), Repeated("-->", 85), Repeated("\u200D\uD83D\uDE00", 85), Repeated("#quot;", 42), Repeated("e2x-", 64),
        Repeated("\"\"", 127) + "\"", Repeated("\u05D0 b ", 60) + "x", Repeated("{{", 128), Repeated("%s", 128), Repeated("$(", 128),
        .. Enumerable.Range(1, 40).Select(place => new string('a', place) + "\uD83D\uDE00" + new string('b', 60)),
    ];

    /// <summary>Every one of them, in the order in which they were thought of; no two are equal.</summary>
    public static IReadOnlyList<string> All { get; } = [
        .. new[] { Html, Svg, Mermaid, Dot, Markdown, Csv, Data, Unicode, Long }.SelectMany(names => names)
            .Distinct(StringComparer.Ordinal)];

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
