using System.Globalization;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;
using MilestoneTracker.Exchange.Writing;

namespace MilestoneTracker.Exchange.Formats.Tables;

// The dependencies of a milestone as a cell of row ids with kinds and lags, such as 2FS+1d;5SS. Each token is read back as an import reads
// it, among the names of all milestones; where that gives anything else, and where a dependency has other fields, these stand as JSON in a
// cell of their own.
internal sealed class PredecessorCells
{
    private const int HoursPerDay = 8;
    private readonly PlanToWrite _plan;
    private readonly Predecessors _known = new(hasIds: true);

    public PredecessorCells(PlanToWrite plan)
    {
        _plan = plan;
        DraftItem[] items = [.. plan.Milestones.Select((milestone, i) => new DraftItem(i, Id(i), milestone.Name, default))];
        foreach (DraftItem item in items) _known.Add(item.Id, item);
        foreach (DraftItem item in items) _known.Add(item.Title, item);
    }

    public (string Predecessors, string Fields) Of(Milestone milestone)
    {
        List<string> tokens = [];
        List<(string Id, IReadOnlyList<KeyValuePair<string, string>> Fields)> others = [];
        foreach (string dependency in milestone.Dependencies)
        {
            int place = _plan.PlaceOf(dependency);
            IReadOnlyList<KeyValuePair<string, string>> fields = _plan.FieldsOf(milestone.Name, dependency);
            string? token = Token(place, fields);
            tokens.Add(token ?? Id(place));
            if (token is null) others.Add((Id(place), fields));
        }

        string json = others.Count == 0 ? "" : OwnJsonText.Of(writer =>
        {
            foreach ((string id, IReadOnlyList<KeyValuePair<string, string>> fields) in others)
            {
                writer.WriteStartObject(id);
                foreach ((string key, string value) in fields) writer.WriteString(key, value);
                writer.WriteEndObject();
            }
        });
        return (string.Join(';', tokens), json);
    }

    private string? Token(int place, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        string? kind = null;
        string? lag = null;
        foreach ((string key, string value) in fields)
        {
            if (key == Keys.Link) kind = value;
            else if (key == Keys.Lag) lag = value;
            else return null;
        }

        string sign = lag is null or ['-', ..] ? "" : "+";
        string token = Id(place) + (lag is null ? kind : (kind ?? "FS") + sign + lag);
        if (CellLists.Split(token) is not [{ } whole] || whole != token || _known.Parse(token, HoursPerDay) is not { } found
            || found.Item.Index != place) return null;
        string? kindRead = found.Suffix.Kind == LinkKind.FinishToStart ? null : found.Suffix.Kind.Word();
        return found.Suffix is { IsLagTaken: true } suffix && suffix.Lag == lag && kindRead == kind ? token : null;
    }

    private static string Id(int place) => (place + 1).ToString(CultureInfo.InvariantCulture);
}
