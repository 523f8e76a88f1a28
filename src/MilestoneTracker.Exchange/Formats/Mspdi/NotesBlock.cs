using System.Collections.Immutable;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Json;
using MilestoneTracker.Exchange.Reconciling;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// The last paragraph of a task's notes in our own exports: a line "[milestones 1]" and a line of JSON with the whole
// milestone. A value counts only if its element is unchanged since the export ("derived"), so that a change made in Microsoft Project
// wins.
internal sealed class NotesBlock
{
    public const string Mark = "[milestones 1]";
    public const string Derived = "derived";
    public const string Links = "links";
    private readonly JsonBag _written;
    private readonly JsonBag? _links;

    private NotesBlock(JsonBag written) => (_written, _links) = (written, written.Bag(Links));

    /// <summary>The notes without the block, and the block; null where there is none, or it is not as an export writes it.</summary>
    public static (string? Notes, NotesBlock? Block) Split(string? text, Draft draft, Place place)
    {
        int at = text is null ? -1 : text.LastIndexOf(Mark + "\n", StringComparison.Ordinal);
        if (at < 0 || (at > 0 && text![at - 1] != '\n')) return (text, null);
        string json = text![(at + Mark.Length + 1)..].TrimEnd('\n', ' ');
        if (json.Contains('\n', StringComparison.Ordinal) || OwnJson.Parse(json, draft, place) is not { } written) return (text, null);
        return (at == 0 ? null : text[..(at - 1)], new NotesBlock(written));
    }

    /// <summary>Puts what the block says into the item, as far as its elements have not changed since, and remembers it as the base of the
    /// merge.</summary>
    public void Take(Draft draft, DraftItem item)
    {
        MilestoneStatus status = MilestoneStatuses.TryParseExact(_written.Text("status"), out MilestoneStatus known) ? known
            : item.Status;
        IReadOnlyList<KeyValuePair<string, string>> fields = OwnValues.FieldsOf(draft, _written.Bag("fields"), item.Id);
        ImmutableSortedSet<string> components = OwnValues.ComponentsOf(draft, _written, item.Id);
        string name = _written.Text("name") ?? item.Title;
        JsonBag derived = _written.Bag(Derived) ?? new JsonBag(default, []);
        if (item is { Status: MilestoneStatus.InProgress, Progress: { } progress }) item.Set(FieldKeys.Progress, progress);
        item.Progress = null;
        if (derived.Text(SourceValues.Status) == item.Status.ToWord()) item.Status = status;
        TakeFields(item, fields, derived);
        if (item.Status != MilestoneStatus.InProgress && status != item.Status) item.Fields.RemoveAll(field =>
            field.Key == FieldKeys.Progress);
        item.SetComponents(components);
        if (item.Title == XmlText.Safe(name)) item.Title = name;
        if (NameRules.IsValid(name, out _)) item.Own = new OwnBlock(name, status, components, fields);
    }

    /// <summary>The fields of the dependency on a task, where the block has them and the link still says what it said then.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? FieldsOf(Draft draft, string id, string predecessor, LinkKind kind, string? lag) =>
        _links?.Bag(predecessor) is { } link && link.Text(Derived) == Shown(kind, lag) ? OwnValues.FieldsOf(draft, link.Bag("fields"), id)
            : null;

    public static string Shown(LinkKind kind, string? lag) => $"{kind.Word()} {lag}";

    // If an element is unchanged since the export, the milestone's own value counts; if it is missing since, the value was cleared
    // in Microsoft Project. A value that no element carries is taken as it is.
    private static void TakeFields(DraftItem item, IReadOnlyList<KeyValuePair<string, string>> fields, JsonBag derived)
    {
        Dictionary<string, string> elements = item.Fields.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        Dictionary<string, string> written = fields.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        foreach (string key in elements.Keys.Concat(derived.Members.Select(member => member.Key)).Distinct(StringComparer.Ordinal))
        {
            if (key == SourceValues.Status) continue;
            string? now = elements.GetValueOrDefault(key);
            if (derived.Text(key) == (now is null ? null : SourceValues.Short(now))) continue;
            if (now is null) written.Remove(key);
            else written[key] = now;
        }

        item.Fields.Clear();
        item.Fields.AddRange(written);
    }
}
