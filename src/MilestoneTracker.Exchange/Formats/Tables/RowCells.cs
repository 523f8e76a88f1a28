using System.Collections.Immutable;
using System.Globalization;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Reconciling;
using MilestoneTracker.Exchange.Values;
using MilestoneTracker.Exchange.Writing;

namespace MilestoneTracker.Exchange.Formats.Tables;

// The cells of a milestone by column. A field stands in the column that tools know it by where an import of that column gives the same
// value again, else in one of its own.
internal static class RowCells
{
    private const int HoursPerDay = 8;

    public static Dictionary<string, string> Of(Milestone milestone)
    {
        Dictionary<string, string> cells = new(StringComparer.Ordinal) { ["name"] = milestone.Name, ["status"] = milestone.Status.ToWord(),
            ["components"] = Components(milestone.Components) };
        foreach ((string key, string value) in PlanToWrite.FieldsOf(milestone))
        {
            (string column, string text) = Known(milestone, key, value) ?? (OwnColumns.FieldPrefix + key, value);
            cells[column] = text;
        }

        return cells;
    }

    private static (string Column, string Text)? Known(Milestone milestone, string key, string value) => key switch
    {
        Keys.Target or Keys.NotBefore or Keys.Started when IsDay(value) => (key, value),
        Keys.Finished when milestone.Status == MilestoneStatus.Completed && IsDay(value) => (key, value),
        Keys.Duration when CellAmount.Duration(value, HoursPerDay) == value => (key, value),
        FieldKeys.Owner when Names.Clean(value) == value => (key, value),
        FieldKeys.Notes when Names.Value(value) == value => (key, value),
        Keys.SourceUrl when WebAddress.IsTaken(value) => ("url", value),
        FieldKeys.Progress when milestone.Status == MilestoneStatus.InProgress && Percent(value) is { } percent => ("progress", percent),
        _ => null,
    };

    private static bool IsDay(string value) => Days.Read(value, DateOrder.NotSaid, out _) == value;

    private static string? Percent(string progress)
    {
        string percent = (decimal.Parse(progress, CultureInfo.InvariantCulture) * 100).ToString("0.####", CultureInfo.InvariantCulture)
            + "%";
        return CellPercent.Parse(percent)?.Progress == progress ? percent : null;
    }

    private static string Components(ImmutableSortedSet<string> components)
    {
        bool isPlain = components.All(component => component.AsSpan().IndexOfAny(",;\n") < 0)
            && !(components.Count > 0 && components[0].StartsWith('['));
        return isPlain ? string.Join("; ", components) : SourceValues.ArrayOf(components);
    }
}
