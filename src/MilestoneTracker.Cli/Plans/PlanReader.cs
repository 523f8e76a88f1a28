using System.Globalization;
using System.Text;
using System.Text.Json;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Logs;

namespace MilestoneTracker.Cli.Plans;

// Reads a plan file strictly: JSON (RFC 8259, UTF-8) with the members that docs/cli/milestones.md lists and no others, each at most once
// and of its type. Errors have a line and a column, which is why the reader is written by hand: a deserialized object does not know its
// position. Whether the plan is consistent (names exist, no cycles) is checked by the registry when the plan is played. One pass;
// positions are found by counting lines: O(bytes).
internal ref struct PlanReader
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly string _file;
    private readonly CancellationToken _cancelled;
    private Utf8JsonReader _json;
    private long _counted;
    private int _lines;
    private long _lineStart;

    private PlanReader(ReadOnlySpan<byte> text, string file, CancellationToken cancelled)
    {
        _text = text;
        _file = file;
        _cancelled = cancelled;
        _json = new Utf8JsonReader(
            text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Disallow, AllowTrailingCommas = false });
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="bytes">The content of the file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="cancelled">Cancels reading.</param>
    public static PlanFile Read(ReadOnlySpan<byte> bytes, string file, CancellationToken cancelled)
    {
        PlanReader reader = new(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes, file, cancelled);
        try
        {
            return reader.ReadPlan();
        }
        catch (JsonException e)
        {
            throw new PlanFileException(
                file, new TextPosition((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1),
                "This is not JSON: " + Sentence(e.Message), e.InnerException is ArgumentException ? null : e);
        }
    }

    private PlanFile ReadPlan()
    {
        string? title = null;
        DateTimeOffset? begins = null;
        List<PlannedMilestone>? milestones = null;
        List<PlannedField> fields = [];
        List<PlannedChange> changes = [];
        HashSet<string> seen = [];
        Next();
        Expect(JsonTokenType.StartObject, "A plan is an object: {\"milestones\": [ … ]}.");
        while (NextMember(seen, out string member))
        {
            switch (member)
            {
                case "title": title = Title(); break;
                case "begins": begins = Day("begins"); break;
                case "fields": ReadFields(FieldOwner.Plan, fields); break;
                case "records": ReadRecords(fields); break;
                case "milestones": milestones = List("milestones", (ref PlanReader reader) => reader.ReadMilestone(fields)); break;
                case "changes": changes = List("changes", (ref PlanReader reader) => reader.ReadChange()); break;
                case "about" or "halfway": Next(); _json.Skip(); break; // for people
                default: throw Unknown(member,
                    "A plan has 'title', 'begins', 'fields', 'records', 'milestones', 'changes', and for people 'about' and 'halfway'");
            }
        }

        if (milestones is null) throw Fault("The plan has no 'milestones'.");
        while (_json.Read()) throw Fault("There is more text after the plan.");
        return new PlanFile { File = _file, Title = title, Begins = begins, Fields = fields, Milestones = milestones, Changes = changes };
    }

    private PlannedMilestone ReadMilestone(List<PlannedField> fields)
    {
        TextPosition position = Here();
        string? name = null;
        List<string> components = [];
        List<PlannedNeed> needs = [];
        List<PlannedField> own = [];
        MilestoneStatus status = MilestoneStatus.Planned;
        HashSet<string> seen = [];
        Expect(JsonTokenType.StartObject,
            "A milestone is an object: {\"name\": \"API\", \"components\": [\"backend\"], \"needs\": [\"Schema\"]}.");
        while (NextMember(seen, out string member))
        {
            switch (member)
            {
                case "name": (name, position) = (Name("name"), Here()); break;
                case "components": components = List("components", (ref PlanReader reader) => reader.Text("A component")); break;
                case "needs": needs = List("needs", (ref PlanReader reader) => reader.ReadNeed()); break;
                case "status": status = Status(); break;
                case "fields": ReadFields(FieldOwner.OfMilestone(""), own); break;
                default: throw Unknown(member, "A milestone has 'name', 'components', 'needs', 'status' and 'fields'");
            }
        }

        if (name is null) throw new PlanFileException(_file, position, "The milestone has no 'name'.");
        HashSet<string> withFields = new(StringComparer.Ordinal);
        foreach (PlannedNeed need in needs)
        {
            if (need.Fields.Count > 0 && !withFields.Add(need.On.Name))
                throw new PlanFileException(_file, need.On.Position, $"'{need.On.Name}' has fields twice here. Combine them.");
        }

        fields.AddRange(own.Select(field => field with { Owner = FieldOwner.OfMilestone(name) }));
        foreach ((PlannedName on, List<PlannedField> ofDependency) in needs)
            fields.AddRange(ofDependency.Select(field => field with { Owner = FieldOwner.OfDependency(name, on.Name) }));
        return new PlannedMilestone(name, components, status, [.. needs.Select(need => need.On)], position);
    }

    // A name, or an object with a name and fields.
    private PlannedNeed ReadNeed()
    {
        if (_json.TokenType == JsonTokenType.String) return new PlannedNeed(new PlannedName(Value(), Here()), []);
        TextPosition position = Here();
        PlannedName? on = null;
        List<PlannedField> fields = [];
        HashSet<string> seen = [];
        Expect(
            JsonTokenType.StartObject,
            "A dependency is a string, in quotation marks, or an object: {\"on\": \"Schema\", \"fields\": { … }}.");
        while (NextMember(seen, out string member))
        {
            switch (member)
            {
                case "on": on = new PlannedName(Name("on"), Here()); break;
                case "fields": ReadFields(FieldOwner.OfDependency("", ""), fields); break;
                default: throw Unknown(member, "A dependency has 'on' and 'fields'");
            }
        }

        return on is { } dependency
            ? new PlannedNeed(dependency, fields)
            : throw new PlanFileException(_file, position, "The dependency has no 'on'.");
    }

    private PlannedChange ReadChange()
    {
        TextPosition position = Here();
        DateTimeOffset? time = null;
        (string? actor, string? reason, string? milestone, string? withdraws) = (null, null, null, null);
        MilestoneStatus? status = null;
        List<PlannedField> fields = [];
        HashSet<string> seen = [];
        Expect(JsonTokenType.StartObject,
            "A change is an object: {\"date\": \"2026-01-31\", \"milestone\": \"API\", \"status\": \"COMPLETED\"}.");
        while (NextMember(seen, out string member))
        {
            switch (member)
            {
                case "date": time = Day("date"); break;
                case "actor": actor = Name("actor"); break;
                case "reason": Next(); reason = Text("A reason"); break;
                case "milestone": milestone = Name("milestone"); break;
                case "status": status = Status(); break;
                case "withdraws": withdraws = Name("withdraws"); break;
                case "fields": ReadFields(FieldOwner.OfMilestone(""), fields, mayClear: true); break;
                default: throw Unknown(member,
                    "A change has 'date', 'actor', 'milestone', 'status' or 'withdraws', 'fields', and 'reason'");
            }
        }

        if (time is null) throw new PlanFileException(_file, position, "The change has no 'date'.");
        if (milestone is null) throw new PlanFileException(_file, position, "The change has no 'milestone'.");
        if (status is not null && withdraws is not null || status is null && withdraws is null && fields.Count == 0)
        {
            throw new PlanFileException(
                _file, position, "A change has either a 'status' or a 'withdraws', and may have 'fields' instead or as well.");
        }

        List<PlannedField> ofMilestone = [.. fields.Select(field => field with { Owner = FieldOwner.OfMilestone(milestone) })];
        return new PlannedChange(time.Value, actor, reason, milestone, status, withdraws, ofMilestone, position);
    }

    private void ReadRecords(List<PlannedField> fields)
    {
        Next();
        Expect(JsonTokenType.StartObject, "'records' is an object of collections: {\"people\": {\"ada\": {\"title\": \"Ada Lovelace\"}}}.");
        HashSet<string> collections = [];
        while (NextMember(collections, out string collection))
        {
            TextPosition ofCollection = Here();
            Next();
            Expect(
                JsonTokenType.StartObject,
                $"The collection '{collection}' is an object of records: {{\"ada\": {{\"title\": \"Ada Lovelace\"}}}}.");
            HashSet<string> names = [];
            while (NextMember(names, out string name))
            {
                (TextPosition position, int before) = (Here(), fields.Count);
                ReadFields(FieldOwner.OfRecord(collection, name), fields);
                if (fields.Count > before) continue;
                throw new PlanFileException(
                    _file, position, $"The record '{name}' has no field, so it would not exist. Give it one, such as a title.");
            }

            if (names.Count == 0) throw new PlanFileException(
                _file, ofCollection, $"The collection '{collection}' has no record, so it would not exist.");
        }
    }

    // Checks whether a key without a dot is known. The registry checks everything else about keys and values when the plan is played.
    private void ReadFields(FieldOwner owner, List<PlannedField> fields, bool mayClear = false)
    {
        Next();
        Expect(JsonTokenType.StartObject, "Fields are an object of keys and strings: {\"owner\": \"Ada Lovelace\"}.");
        HashSet<string> seen = [];
        while (NextMember(seen, out string key))
        {
            if (NameRules.IsValidKey(key, out _) && Vocabulary.ProblemOf(owner.Kind, key) is { } unknown) throw Fault(unknown);
            TextPosition position = Here();
            Next();
            bool clears = mayClear && _json.TokenType == JsonTokenType.Null;
            fields.Add(new PlannedField(owner, key, clears ? null : Text($"The value of the field '{key}'"), position));
        }
    }

    private readonly record struct PlannedNeed(PlannedName On, List<PlannedField> Fields);

    private delegate T Element<out T>(ref PlanReader reader);

    private List<T> List<T>(string member, Element<T> element)
    {
        Next();
        Expect(JsonTokenType.StartArray, $"'{member}' is a list: [ … ].");
        List<T> list = [];
        while (true)
        {
            _cancelled.ThrowIfCancellationRequested();
            Next();
            if (_json.TokenType == JsonTokenType.EndArray) return list;
            list.Add(element(ref this));
        }
    }

    private bool NextMember(HashSet<string> seen, out string member)
    {
        Next();
        member = "";
        if (_json.TokenType == JsonTokenType.EndObject) return false;
        member = Value();
        return seen.Add(member) ? true : throw Fault($"'{member}' appears here a second time.");
    }

    private string Name(string member)
    {
        Next();
        return Text($"'{member}'");
    }

    // The title may become the identity of a log, so it follows the rules of names.
    private string Title()
    {
        string title = Name("title");
        try
        {
            return NameRules.Checked(title);
        }
        catch (ArgumentException e)
        {
            throw new PlanFileException(_file, Here(), CommandLine.Failure.WithoutParameter(e), e);
        }
    }

    private string Text(string what)
    {
        Expect(JsonTokenType.String, what + " is a string, in quotation marks.");
        return Value();
    }

    private string Value()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Fault("The string is not valid: it has half of a surrogate pair, or is not UTF-8.");
        }
    }

    private MilestoneStatus Status()
    {
        string word = Name("status");
        return MilestoneStatuses.TryParseExact(word, out MilestoneStatus status)
            ? status
            : throw Fault($"'{word}' is not a status. Write PLANNED, IN_PROGRESS, COMPLETED, BLOCKED, ON_HOLD or CANCELLED.");
    }

    // A day means its noon in UTC, which is the same day in nearly every time zone.
    private DateTimeOffset Day(string member)
    {
        string text = Name(member);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            return new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero);
        return PointInTimeParser.TryParseTime(text)
            ?? throw Fault($"'{text}' is neither a day (2026-01-31) nor a time (2026-01-31T12:00Z).");
    }

    private void Next()
    {
        if (!_json.Read()) throw Fault("The file ends too early.");
    }

    private void Expect(JsonTokenType kind, string form)
    {
        if (_json.TokenType != kind) throw Fault(form);
    }

    private PlanFileException Unknown(string member, string known) => Fault($"'{member}' is not known. {known}.");

    private PlanFileException Fault(string what) => new(_file, Here(), what);

    // Positions are requested in ascending order, so each line is counted once.
    private TextPosition Here()
    {
        long at = _json.TokenStartIndex;
        ReadOnlySpan<byte> between = _text[(int)_counted..(int)at];
        _lines += between.Count((byte)'\n');
        if (between.LastIndexOf((byte)'\n') is >= 0 and int last) _lineStart = _counted + last + 1;
        _counted = at;
        return new TextPosition(_lines + 1, (int)(at - _lineStart) + 1);
    }

    private static string Sentence(string message) =>
        message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and int end ? message[..end] : message;
}
