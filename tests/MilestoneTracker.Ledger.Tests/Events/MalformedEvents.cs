namespace MilestoneTracker.Ledger.Tests;

// What a lenient reader would take. Each is refused, with a word of why.
internal static class MalformedEvents
{
    private const string End = "\"version\":1}";
    private const string Time = "2026-01-02T12:00:00.0000000Z";
    private static readonly string[] Keys = [
        "actor", "correlation", "count", "data", "index", "log", "previous", "reason", "sequence", "time", "type", "typeVersion",
            "version"];

    public static IReadOnlyList<Malformed> All { get; } =
    [
        // White space, and what stands around the event.
        new("a space before the event", "{\"actor\"", " {\"actor\"", "the key \"actor\" was expected, at byte 0"),
        new("a byte order mark", "{\"actor\"", "\u00EF\u00BB\u00BF{\"actor\"",
            "the key \"actor\" was expected, at byte 0, where \\xef\\xbb\\xbf{"),
        new("a line feed before the event", "{\"actor\"", "\n{\"actor\"", "the key \"actor\" was expected"),
        new("a space behind the brace", "{\"actor\"", "{ \"actor\"", "the key \"actor\" was expected"),
        new("a space behind the event", End, End + " ", "the event should have ended"),
        new("a carriage return behind the event", End, End + "\r", "the event should have ended"),
        new("a NUL behind the event", End, End + "\0", "the event should have ended"),
        new("a second event behind the event", End, End + "{}", "the event should have ended"),
        new("a brace too many", End, End + "}", "the event should have ended"),
        new("a space behind a comma", ",\"count\"", ", \"count\"", "the key \"count\" was expected"),
        new("a tab behind a comma", ",\"count\"", ",\t\"count\"", "the key \"count\" was expected"),
        new("a space before a comma", ",\"count\"", " ,\"count\"", "the key \"count\" was expected"),
        new("a space behind a colon", "\"count\":", "\"count\": ", "a whole number"),
        new("a space before a colon", "\"count\":", "\"count\" :", "the key \"count\" is not followed by a colon alone"),
        new("a space before the last brace", End, "\"version\":1 }", "the end of the object was expected"),
        new("a space within the data", "\"new\":{", "\"new\": {", "the key \"components\" was expected"),
        new("a space between components", "\"core\",\"ui\"", "\"core\", \"ui\"", "a text was expected"),
        new("a comment", ",\"count\"", "/**/,\"count\"", "the key \"count\" was expected"),

        // Commas, colons and braces.
        new("a comma after the last value", End, "\"version\":1,}", "there is a comma after the last value"),
        new("a comma after the last value of the data", "\"old\":null}", "\"old\":null,}", "there is a comma after the last value"),
        new("a comma after the last value of a standing", "\"IN_PROGRESS\"}", "\"IN_PROGRESS\",}",
            "there is a comma after the last value"),
        new("a comma behind the last component", "\"ui\"]", "\"ui\",]", "a text was expected"),
        new("a comma before the first component", "[\"core\"", "[,\"core\"", "a text was expected"),
        new("a comma before the first key", "{\"actor\"", "{,\"actor\"", "the key \"actor\" was expected"),
        new("two commas", ",\"count\"", ",,\"count\"", "the key \"count\" was expected"),
        new("no comma", ",\"count\"", "\"count\"", "the key \"count\" was expected"),
        new("no colon", "\"count\":", "\"count\"", "the key \"count\" is not followed by a colon alone"),
        new("an equals sign for a colon", "\"count\":", "\"count\"=", "the key \"count\" is not followed by a colon alone"),
        new("no brace at the end", End, "\"version\":1", "the end of the object was expected"),
        new("a bracket for the brace at the end", End, "\"version\":1]", "the end of the object was expected"),
        new("an array around the event", "{\"actor\"", "[{\"actor\"", "the key \"actor\" was expected"),

        // Keys.
        new("a key that appears twice", "\"correlation\"", "\"actor\":\"eve\",\"correlation\"", "the key \"actor\" appears twice"),
        new("the last key twice", End, "\"version\":1,\"version\":1}", "the key \"version\" appears twice"),
        new("a key of the data twice", "\"old\":null}", "\"old\":null,\"old\":null}", "the key \"old\" appears twice"),
        new("a key of a standing twice", "\"status\":", "\"components\":[],\"status\":", "the key \"components\" appears twice"),
        new("a key that is not known", "\"count\"", "\"colour\":\"red\",\"count\"", "the key \"colour\" is not known"),
        new("a key that is not known at the end", End, "\"version\":1,\"zeal\":1}", "the key \"zeal\" is not known"),
        new("a key of the data that is not known", "\"old\":null}", "\"old\":null,\"owner\":\"eve\"}", "the key \"owner\" is not known"),
        new("a key of a standing that is not known", "\"IN_PROGRESS\"}", "\"IN_PROGRESS\",\"weight\":1}",
            "the key \"weight\" is not known"),
        new("a key with an escape", "\"actor\"", "\"\\u0061ctor\"", "the key \"\\u0061ctor\" is not known"),
        new("a key without a name", "\"actor\"", "\"\"", "the key \"\" is not known"),
        new("a key in other letters", "\"actor\"", "\"Actor\"", "the key \"Actor\" is not known"),
        new("a key in single quotes", "\"actor\"", "'actor'", "the key \"actor\" was expected"),
        new("a key without quotes", "\"actor\"", "actor", "the key \"actor\" was expected"),
        new("a key that does not end", ",\"version\":1}", ",\"version", "the key \"version\" was expected"),
        new("two keys in the other order", "\"actor\":\"ada\",\"correlation\":\"42\"", "\"correlation\":\"42\",\"actor\":\"ada\"",
            "the key \"actor\" is missing, or does not come before \"correlation\""),
        new("two keys of the data in the other order", "\"new\":\"ON_HOLD\",\"old\":\"PLANNED\"", "\"old\":\"PLANNED\",\"new\":\"ON_HOLD\"",
            "the key \"new\" is missing, or does not come before \"old\"", Malformed.Changed),
        new("two keys of a standing in the other order", "\"components\":[\"core\",\"ui\"],\"status\":\"IN_PROGRESS\"",
            "\"status\":\"IN_PROGRESS\",\"components\":[\"core\",\"ui\"]",
            "the key \"components\" is missing, or does not come before \"status\""),
        new("a dependency behind its milestone", "\"dependency\":\"Design\",\"milestone\":\"Build\"",
            "\"milestone\":\"Build\",\"dependency\":\"Design\"",
            "the key \"dependency\" is missing, or does not come before \"milestone\"", Malformed.Declared),
        new("a key of the data that is missing", "\"milestone\":\"Build\",", "",
            "the key \"milestone\" is missing, or does not come before \"new\""),
        new("the last key of the data missing", ",\"old\":null}", "}", "the key \"old\" is missing"),
        new("data that is empty", "\"data\":{\"dependency\":\"Design\",\"milestone\":\"Build\",\"new\":true,\"old\":false}", "\"data\":{}",
            "the key \"dependency\" is missing", Malformed.Declared),
        .. Missing(),

        // Numbers.
        .. Numbers("count", "2", "a whole number from 1 to 2147483647 was expected"),
        .. Numbers("index", "1", "a whole number from 1 to 2 was expected"),
        .. Numbers("sequence", "2", "a whole number from 1 to 9007199254740991 was expected"),
        .. Numbers("typeVersion", "1", "a whole number from 1 to 9007199254740991 was expected"),
        new("a count of more than 31 bits", "\"count\":2", "\"count\":2147483648", "a whole number from 1 to 2147483647"),
        new("an index beyond the count", "\"index\":1", "\"index\":3", "a whole number from 1 to 2"),
        new("a sequence number of more than 53 bits", "\"sequence\":2", "\"sequence\":9007199254740992",
            "a whole number from 1 to 9007199254740991"),
        new("a sequence number of more than 64 bits", "\"sequence\":2", "\"sequence\":18446744073709551617",
            "a whole number from 1 to 9007199254740991"),
        new("the sequence number of the next event", "\"sequence\":2", "\"sequence\":3", "its sequence number is 3; 2 was expected"),
        new("the sequence number of the event before", "\"sequence\":2", "\"sequence\":1",
            "its sequence number is 1; 2 was expected"),
        new("a number that is not one", "\"count\":2", "\"count\":NaN", "a whole number"),
        new("a number in hexadecimal", "\"count\":2", "\"count\":0x2", "a whole number"),
        new("version nought", End, "\"version\":0}", "1 was expected"),
        new("a version with a leading zero", End, "\"version\":01}", "1 was expected"),
        new("a version with a fraction", End, "\"version\":1.0}", "the end of the object was expected"),
        new("a version with an exponent", End, "\"version\":1e0}", "the end of the object was expected"),
        new("a version in quotes", End, "\"version\":\"1\"}", "1 was expected"),
        new("a negative version", End, "\"version\":-2}", "1 was expected"),

        // Times.
        .. Times(),

        // Texts.
        new("a solidus that is escaped", "\"log\":\"plan.example/alpha\"", "\"log\":\"plan.example\\/alpha\"", "it belongs to another log"),
        new("a letter that is escaped", "\"actor\":\"ada\"", "\"actor\":\"\\u0061da\"", "an escape is not the shortest form"),
        new("an escaped solidus in a name", "\"actor\":\"ada\"", "\"actor\":\"a\\/da\"", "an escape is not the shortest form"),
        new("the long escape of a line feed", "two\\nlines", "two\\u000alines", "an escape is not the shortest form"),
        new("an escape in upper-case digits", "two\\nlines", "two\\u001Flines", "an escape is not the shortest form"),
        new("the escape of U+007F", "\"milestone\":\"Build\"", "\"milestone\":\"Buil\\u007f\"", "an escape is not the shortest form"),
        new("the escape of a letter beyond ASCII", "\"milestone\":\"Build\"", "\"milestone\":\"B\\u00fcild\"",
            "an escape is not the shortest form"),
        new("the escape of a quote by its number", "\"milestone\":\"Build\"", "\"milestone\":\"B\\u0022ild\"",
            "an escape is not the shortest form"),
        new("an escape with a letter that has none", "two\\nlines", "two\\xlines", "an escape is not the shortest form"),
        new("an escape with a capital letter", "two\\nlines", "two\\Nlines", "an escape is not the shortest form"),
        new("an escape that is cut short", "two\\nlines", "two\\u00", "an escape is not the shortest form"),
        new("an escape with digits that are none", "two\\nlines", "two\\u00g1lines", "an escape is not the shortest form"),
        new("a high surrogate by its escape", "two\\nlines", "two\\ud800lines", "half of a surrogate pair"),
        new("a low surrogate by its escape", "two\\nlines", "two\\udc00lines", "half of a surrogate pair"),
        new("a pair of surrogates by their escapes", "two\\nlines", "two\\ud83d\\ude00lines", "an escape is not the shortest form"),
        new("a line feed as it is", "two\\nlines", "two\nlines", "a control character in a text is not escaped"),
        new("a tab as it is", "two\\nlines", "two\tlines", "a control character in a text is not escaped"),
        new("a NUL as it is", "two\\nlines", "two\0lines", "a control character in a text is not escaped"),
        new("a control character as it is, in the data", "\"milestone\":\"Build\"", "\"milestone\":\"B\u0001\"",
            "a control character in a text is not escaped"),
        new("a high surrogate in three bytes", "two\\nlines", "two\u00ED\u00A0\u0080", "bytes are not UTF-8"),
        new("a pair of surrogates in six bytes", "two\\nlines", "two\u00ED\u00A0\u00BD\u00ED\u00B8\u0080", "bytes are not UTF-8"),
        new("a solidus in two bytes", "\"milestone\":\"Build\"", "\"milestone\":\"\u00C0\u00AF\"", "bytes are not UTF-8"),
        new("a NUL in two bytes", "\"milestone\":\"Build\"", "\"milestone\":\"\u00C0\u0080\"", "bytes are not UTF-8"),
        new("a letter in three bytes that needs two", "\"milestone\":\"Build\"", "\"milestone\":\"\u00E0\u0083\u00BC\"",
            "bytes are not UTF-8"),
        new("a code point beyond the last", "\"milestone\":\"Build\"", "\"milestone\":\"\u00F4\u0090\u0080\u0080\"", "bytes are not UTF-8"),
        new("a byte that goes on from nothing", "\"milestone\":\"Build\"", "\"milestone\":\"\u0080\"", "bytes are not UTF-8"),
        new("a byte that no UTF-8 has", "\"milestone\":\"Build\"", "\"milestone\":\"\u00FF\"", "bytes are not UTF-8"),
        new("a letter that is cut in the middle", "\"milestone\":\"Build\"", "\"milestone\":\"\u00E2\u0082\"", "bytes are not UTF-8"),
        new("Latin-1", "\"actor\":\"ada\"", "\"actor\":\"Zo\u00EB\"", "bytes are not UTF-8"),
        new("a text that does not end", End, "\"version\":1,\"x\":\"", "the key \"x\" is not known"),
        new("a reason that does not end", "lines\",\"sequence\":2,\"time\":\"" + Time
            + "\",\"type\":\"milestone.registered\",\"typeVersion\":1,\"version\":1}", "lines", "a text does not end"),
        new("a backslash at the end of all", "lines\",\"sequence\":2,\"time\":\"" + Time
            + "\",\"type\":\"milestone.registered\",\"typeVersion\":1,\"version\":1}", "lines\\", "a text does not end"),

        // Who, why, and what it belongs to.
        new("an actor that is a number", "\"actor\":\"ada\"", "\"actor\":1", "a text was expected"),
        new("an actor that is true", "\"actor\":\"ada\"", "\"actor\":true", "a text was expected"),
        new("an actor that is nothing at all", "\"actor\":\"ada\"", "\"actor\":", "a text was expected"),
        new("null in capitals", "\"actor\":\"ada\"", "\"actor\":NULL", "a text was expected"),
        new("null cut short", "\"actor\":\"ada\"", "\"actor\":nul", "null was expected"),
        new("null with more behind it", "\"actor\":\"ada\"", "\"actor\":nullx", "the key \"correlation\" was expected"),
        new("an actor that is empty", "\"actor\":\"ada\"", "\"actor\":\"\"",
            "actor, correlation or reason breaks a rule. The text is empty"),
        new("an actor with a space at its end", "\"actor\":\"ada\"", "\"actor\":\"ada \"", "white space at the end"),
        new("an actor with a line feed", "\"actor\":\"ada\"", "\"actor\":\"a\\nda\"", "a control character"),
        new("an actor that is too long", "\"actor\":\"ada\"", $"\"actor\":\"{new string('a', 257)}\"", "257 UTF-16 units"),
        new("a correlation that is too long", "\"correlation\":\"42\"", $"\"correlation\":\"{new string('4', 257)}\"", "257 UTF-16 units"),
        new("a correlation with a bidirectional control", "\"correlation\":\"42\"", "\"correlation\":\"4\u00E2\u0080\u00AE2\"",
            "a bidirectional control"),
        new("a reason that is too long", "two\\nlines", new string('x', 4097), "4097 UTF-16 units"),
        new("a reason with a carriage return", "two\\nlines", "two\\rlines", "a control character other than line feed and tab"),
        new("a reason with U+007F", "two\\nlines", "two\u007Flines", "a control character other than line feed and tab"),

        // The log, the event before, the type.
        new("another log", "plan.example/alpha", "plan.example/beta",
            "it belongs to another log; \"plan.example/alpha\" was expected, \"plan.example/beta\" was found"),
        new("a log that is null", "\"log\":\"plan.example/alpha\"", "\"log\":null", "a text was expected"),
        new("a log whose name has an escape", "plan.example/alpha", "\\u0070lan.example/alpha", "it belongs to another log"),
        new("no hash of the event before", "\"previous\":\"", "\"previous\":\"\",\"x\":\"", "the key \"x\" is not known"),
        new("a hash that is null", "\"previous\":\"", "\"previous\":null,\"x\":\"", "a text was expected"),
        new("a digit too many of a hash", "\"previous\":\"", "\"previous\":\"0", "does not follow the event before it"),
        new("a type that is not known", "milestone.registered", "milestone.renamed", "its type is not known"),
        new("a type in capitals", "milestone.registered", "MILESTONE.REGISTERED", "its type is not known"),
        new("a type with an escape", "milestone.registered", "milestone\\u002eregistered", "its type is not known"),
        new("a type that is empty", "milestone.registered", "", "its type is not known"),
        new("a type that is null", "\"milestone.registered\"", "null", "a word in quotes was expected"),
        new("a later version of the type", "\"typeVersion\":1", "\"typeVersion\":2",
            "its typeVersion is 2; this version of the library knows versions up to 1"),

        // The data.
        new("data that is null", "\"data\":{\"milestone\":\"Design\",\"new\":\"ON_HOLD\",\"old\":\"PLANNED\"}", "\"data\":null",
            "an object was expected", Malformed.Changed),
        new("data that is an array", "\"data\":{\"milestone\":\"Design\",\"new\":\"ON_HOLD\",\"old\":\"PLANNED\"}", "\"data\":[{}]",
            "an object was expected", Malformed.Changed),
        new("data that is a text", "\"data\":{\"milestone\":\"Design\",\"new\":\"ON_HOLD\",\"old\":\"PLANNED\"}", "\"data\":\"{}\"",
            "an object was expected", Malformed.Changed),
        new("data that does not end", "\"old\":null}", "\"old\":null", "the key \"index\" was expected"),
        new("data in an object more", "\"data\":{", "\"data\":{{", "the key \"index\" was expected"),
        new("an object behind the data", "\"old\":null}", "\"old\":null}{}", "the key \"index\" was expected"),
        new("the data of another type", "milestone.registered", "milestone.removed", "null was expected"),
        new("the data of a dependency", "milestone.registered", "dependency.declared",
            "the key \"dependency\" is missing, or does not come before \"milestone\""),
        new("a milestone that is null", "\"milestone\":\"Build\"", "\"milestone\":null", "a text was expected"),
        new("a milestone that is a number", "\"milestone\":\"Build\"", "\"milestone\":7", "a text was expected"),
        new("a registration with something before it", "\"old\":null", "\"old\":{}", "null was expected"),
        new("a registration of nothing", "\"new\":{\"components\":[\"core\",\"ui\"],\"status\":\"IN_PROGRESS\"}", "\"new\":null",
            "the key \"components\" was expected"),
        new("a removal that leaves something", "\"new\":null", "\"new\":{}", "null was expected", Malformed.Removed),
        new("a declaration that withdraws", "\"new\":true,\"old\":false", "\"new\":false,\"old\":true", "true was expected",
            Malformed.Declared),
        new("a declaration of what was", "\"old\":false", "\"old\":true", "false was expected", Malformed.Declared),
        new("a truth in numbers", "\"new\":true", "\"new\":1", "true was expected", Malformed.Declared),
        new("a truth in quotes", "\"new\":true", "\"new\":\"true\"", "true was expected", Malformed.Declared),
        new("a status that is none of the six", "IN_PROGRESS", "DONE", "the status is not one of the six"),
        new("a status in small letters", "IN_PROGRESS", "in_progress", "the status is not one of the six"),
        new("a status by its number", "\"IN_PROGRESS\"", "1", "a word in quotes was expected"),
        new("a status with an escape", "IN_PROGRESS", "IN\\u005fPROGRESS", "the status is not one of the six"),
        new("a status that is null", "\"new\":\"ON_HOLD\"", "\"new\":null", "a word in quotes was expected", Malformed.Changed),
        new("components out of order", "\"core\",\"ui\"", "\"ui\",\"core\"", "a component does not follow the one before it"),
        new("a component twice", "\"core\",\"ui\"", "\"core\",\"core\"", "a component does not follow the one before it"),
        new("components in the order of code points", "\"core\",\"ui\"", "\"\u00EF\u00BF\u00BD\",\"\u00F0\u009F\u0098\u0080\"",
            "a component does not follow the one before it"),
        new("a component that is null", "\"core\"", "null", "a text was expected"),
        new("components that are null", "[\"core\",\"ui\"]", "null", "[ was expected"),
        new("components that are a text", "[\"core\",\"ui\"]", "\"core\"", "[ was expected"),
        new("components that do not end", "\"ui\"]", "\"ui\";", "] was expected"),

        // The data of the kinds that came later.
        .. DataOf(
            Malformed.Components, "milestone.components_changed", ("milestone", "\"Design\""), ("new", "[\"core\",\"ui\"]"),
            ("old", "[\"b\"]")),
        .. DataOf(Malformed.Plan, "plan.field_changed", ("field", "\"title\""), ("new", "\"Spring\""), ("old", "null")),
        .. DataOf(
        Malformed.Milestone, "milestone.field_changed", ("field", "\"progress\""), ("milestone", "\"Design\""), ("new", "\"0.75\""),
        ("old", "\"0.5\"")),
        .. DataOf(
        Malformed.Dependency, "dependency.field_changed", ("dependency", "\"Design\""), ("field", "\"lag\""), ("milestone", "\"Build\""),
        ("new", "null"), ("old", "\"2d\"")),
        .. DataOf(
        Malformed.Record, "record.field_changed", ("collection", "\"people\""), ("field", "\"capacity\""), ("name", "\"Ada\""),
        ("new", "\"0.5\""), ("old", "\"1\"")),
        new("new components out of order", "\"core\",\"ui\"", "\"ui\",\"core\"", "a component does not follow the one before it",
            Malformed.Components),
        new("a new component twice", "\"core\",\"ui\"", "\"core\",\"core\"", "a component does not follow the one before it",
            Malformed.Components),
        new("old components out of order", "[\"b\"]", "[\"b\",\"a\"]", "a component does not follow the one before it",
            Malformed.Components),
        new("an old component twice", "[\"b\"]", "[\"b\",\"b\"]", "a component does not follow the one before it", Malformed.Components),
        new("an old component that is null", "[\"b\"]", "[null]", "a text was expected", Malformed.Components),
        new("a standing for components", "[\"b\"]", "{\"components\":[\"b\"],\"status\":\"PLANNED\"}", "[ was expected",
            Malformed.Components),
        new("a value with an escape that is not the shortest", "\"Spring\"", "\"\\u0053pring\"", "an escape is not the shortest form",
            Malformed.Plan),
        new("a value with a slash that is escaped", "\"Spring\"", "\"Spring\\/Summer\"", "an escape is not the shortest form",
            Malformed.Plan),
        new("a value with half of a pair", "\"Spring\"", "\"\\ud83d\"", "an escape is not the shortest form", Malformed.Plan),
        new("a value with a line feed as it is", "\"Spring\"", "\"Spring\n\"", "a control character in a text is not escaped",
            Malformed.Plan),
        new("a value in Latin-1", "\"Spring\"", "\"Fr\u00FChling\"", "bytes are not UTF-8", Malformed.Plan),
        new("a value that is null in capitals", "\"old\":null", "\"old\":NULL", "a text was expected", Malformed.Plan),
        new("a value that is null cut short", "\"old\":null", "\"old\":nul", "null was expected", Malformed.Plan),
        new("a value that is not there", "\"old\":null", "\"old\":", "a text was expected", Malformed.Plan),
    ];

    /// <summary>What can be wrong with the keys and values of some data, whatever it says: each key missing, twice, before its
    /// place, of another
    /// name; each value of another kind.</summary>
    private static IEnumerable<Malformed> DataOf(string good, string type, params (string Key, string Value)[] parts)
    {
        string[] written = [.. parts.Select(part => $"\"{part.Key}\":{part.Value}")];
        string data = $"\"data\":{{{string.Join(',', written)}}}";
        for (int i = 0; i < parts.Length; i++)
        {
            (string key, string value) = parts[i];
            string what = $"{good}, {key}: ";
            bool isLast = i == parts.Length - 1;
            yield return new Malformed(
                what + "missing", data, Data(written.Where((_, at) => at != i)), isLast ? $"the key \"{key}\" is missing"
                : $"the key \"{key}\" is missing, or does not come before \"{parts[i + 1].Key}\"", good);
            yield return new Malformed(
                what + "twice", data, Data(written.SelectMany((part, at) => at == i ? [part, part] : (string[])[part])),
                $"the key \"{key}\" appears twice", good);
            if (!isLast) yield return new Malformed(
                what + "behind the next", data, Data([.. written[..i], written[i + 1], written[i], .. written[(i + 2)..]]),
                $"the key \"{key}\" is missing, or does not come before \"{parts[i + 1].Key}\"", good);
            yield return new Malformed(
                what + "under another name", $"\"{key}\":{value}", $"\"{key}s\":{value}", $"the key \"{key}s\" is not known", good);
            yield return new Malformed(
                what + "in capitals", $"\"{key}\":{value}", $"\"{key.ToUpperInvariant()}\":{value}",
                $"the key \"{key.ToUpperInvariant()}\" is not known", good);
            yield return new Malformed(
                what + "an unknown key before it", data, Data([.. written[..i], "\"colour\":\"red\"", .. written[i..]]),
                "the key \"colour\" is not known", good);
            string says = value.StartsWith('[') ? "[ was expected" : "a text was expected";
            string[] others = value.StartsWith('[')
                ? ["null", "\"core\"", "{}", "true", "1"] : ["1", "0.5", "true", "[]", "{}", "[\"a\"]", "{\"text\":\"a\"}"];
            foreach (string other in others)
                yield return new Malformed(what + other, $"\"{key}\":{value}", $"\"{key}\":{other}", says, good);
            if (key is not ("new" or "old"))
                yield return new Malformed(what + "null", $"\"{key}\":{value}", $"\"{key}\":null", "a text was expected", good);
        }

        yield return new Malformed(
            good + ": an unknown key at the end", data, Data([.. written, "\"why\":null"]), "the key \"why\" is not known", good);
        yield return new Malformed(good + ": a comma at the end", data, data[..^1] + ",}", "there is a comma after the last value", good);
        yield return new Malformed(good + ": nothing", data, "\"data\":{}", $"the key \"{parts[0].Key}\" is missing", good);
        yield return new Malformed(
            good + ": a later version", $"\"{type}\",\"typeVersion\":1", $"\"{type}\",\"typeVersion\":2",
            "its typeVersion is 2; this version of the library knows versions up to 1", good);
        yield return new Malformed(good + ": a type that is almost its own", type, type + "s", "its type is not known", good);

        static string Data(IEnumerable<string> parts) => $"\"data\":{{{string.Join(',', parts)}}}";
    }

    private static IEnumerable<Malformed> Missing()
    {
        string[] values = [
            "\"ada\"", "\"42\"", "2", "{\"milestone\":\"Design\",\"new\":\"ON_HOLD\",\"old\":\"PLANNED\"}", "1", "\"plan.example/alpha\"",
                "", "\"two\\nlines\"", "2", $"\"{Time}\"", "\"milestone.status_changed\"", "1", "1"];
        for (int i = 0; i < Keys.Length; i++)
        {
            string key = $"\"{Keys[i]}\":{values[i]}";
            if (Keys[i] == "previous") yield return new Malformed(
                "without its previous", "\"previous\":", "\"prev\":", "the key \"prev\" is not known", Malformed.Changed);
            else if (i + 1 < Keys.Length) yield return new Malformed(
                $"without its {Keys[i]}", key + ",", "", $"the key \"{Keys[i]}\" is missing, or does not come before \"{Keys[i + 1]}\"",
                Malformed.Changed);
            else yield return new Malformed(
                $"without its {Keys[i]}", "," + key, "", $"the key \"{Keys[i]}\" is missing, at byte", Malformed.Changed);
        }
    }

    private static IEnumerable<Malformed> Numbers(string key, string good, string says)
    {
        foreach (string bad in new[] { "0", "-" + good, "+" + good, "0" + good, "", "null", $"\"{good}\"", "1000000000000000000000" })
            yield return new Malformed($"{key} {bad}", $"\"{key}\":{good}", $"\"{key}\":{bad}", says);
        foreach (string more in new[] { ".0", "e0", "E0", "_", " " })
            yield return new Malformed($"{key} {good}{more}", $"\"{key}\":{good}", $"\"{key}\":{good}{more}", "was expected");
    }

    private static IEnumerable<Malformed> Times()
    {
        foreach (string bad in new[]
        {
            "2026-01-02 12:00:00.0000000Z", "2026-01-02t12:00:00.0000000Z", "2026-01-02T12:00:00.0000000z", "2026-01-02T12:00:00.0000000",
                "2026-01-02T12:00:00.0000000+00:00", "2026-01-02T12:00:00Z",
            "2026-01-02T12:00:00.000000Z", "2026-01-02T12:00:00.00000000Z", "2026-01-02T12:00:00,0000000Z", "2026-01-02T12:00Z",
            "2026-1-2T12:00:00.0000000Z", "20260102T120000.0000000Z", "02026-01-02T12:00:00.000000Z",
            "2026-01-02T12:00:60.0000000Z", "2026-01-02T12:60:00.0000000Z", "2026-01-02T24:00:00.0000000Z", "2026-13-02T12:00:00.0000000Z",
            "2026-00-02T12:00:00.0000000Z", "2026-01-32T12:00:00.0000000Z", "2026-01-00T12:00:00.0000000Z",
            "2026-02-29T12:00:00.0000000Z", "2100-02-29T12:00:00.0000000Z", "0000-01-02T12:00:00.0000000Z", "+026-01-02T12:00:00.0000000Z",
            "2026-01-02T12:00:00.000000:Z", "2026-01-02T12:00:00.0000000\\u005a", "",
        })
            yield return new Malformed(
                "the time " + bad, $"\"{Time}\"", $"\"{bad}\"", "a time such as 2026-01-02T12:00:00.0000000Z was expected");

        yield return new Malformed("a time that is null", $"\"{Time}\"", "null", "a word in quotes was expected");
        yield return new Malformed("a time in seconds", $"\"{Time}\"", "1767355200", "a word in quotes was expected");
    }
}
