using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Tables;

// The item that a row of a table is: status, dates, duration and texts, each by the rule of its role. What is not understood is a finding
// at its cell.
internal sealed class RowItem(Draft draft, TableRow row, DraftItem item, bool isOwn)
{
    private const int HoursPerDay = 8;
    private static readonly string[] DateRoles = [TableRoles.Target, TableRoles.NotBefore, TableRoles.Started, TableRoles.Finished];

    public void Fill()
    {
        TakeStatus();
        foreach (string role in DateRoles) TakeDate(role);
        TakeDuration();
        if (row.Trimmed(TableRoles.Owner) is { } owner && Names.Clean(owner) is { Length: > 0 } clean) item.Set(FieldKeys.Owner, clean);
        item.Set(FieldKeys.Notes, Names.Value(row.Text(TableRoles.Notes)));
        if (row.Trimmed(TableRoles.Url) is { } url) TakeUrl(url);
        foreach (ref readonly RowCell cell in row.Cells)
        {
            if (cell.Role != TableRoles.Components) continue;
            foreach (string part in (isOwn && cell.Text.StartsWith('[') ? OwnColumns.Components(draft, cell.Text, row.PlaceOf(cell))
                : null) ?? CellLists.Split(cell.Text))
                if (Names.Clean(part) is { Length: > 0 } component) item.AddComponent(component);
        }
    }

    private void Find(string code, string role, string message) => draft.Findings.Add(code, row.PlaceOf(role), item.Id, message);

    // The category of a tracker decides between open, in work and done; the word alone says blocked, on hold and cancelled; a resolution
    // can turn done into cancelled.
    private void TakeStatus()
    {
        MilestoneStatus? status = StatusWords.Of(row.Trimmed(TableRoles.Category));
        if (row.Trimmed(TableRoles.Status) is { } word)
        {
            MilestoneStatus? said = StatusWords.Of(word);
            if (said is null && status is null) Find("status-not-understood", TableRoles.Status,
                $"'{Draft.Shown(word)}' is not a known status. The item counts as planned.");
            if (said is MilestoneStatus.Blocked or MilestoneStatus.OnHold or MilestoneStatus.Cancelled
                || status is null) status = said ?? status;
        }

        if (status == MilestoneStatus.Completed
            && StatusWords.Of(row.Trimmed(TableRoles.Resolution)) == MilestoneStatus.Cancelled) status = MilestoneStatus.Cancelled;
        CellPercent? percent = null;
        if (row.Trimmed(TableRoles.Percent) is { } cell)
        {
            percent = CellPercent.Parse(cell);
            if (percent is null) Find("percent-not-understood", TableRoles.Percent,
                $"'{Draft.Shown(cell)}' is not a percentage from 0 to 100. It was not taken.");
        }

        if (status is null && percent is { } known) status = known.IsAll ? MilestoneStatus.Completed : known.IsSome
            ? MilestoneStatus.InProgress : MilestoneStatus.Planned;
        item.Status = status ?? MilestoneStatus.Planned;
        if (item.Status == MilestoneStatus.InProgress) item.Progress = percent?.Progress;
    }

    private void TakeDate(string role)
    {
        if (row.Trimmed(role) is not { } cell || (role == TableRoles.Finished && item.Status != MilestoneStatus.Completed)) return;
        string? day = Days.Read(cell, draft.Options.Dates, out string problem);
        item.Set(role, day);
        if (day is not null) return;
        Find(problem, role, problem == "date-ambiguous"
            ? $"'{Draft.Shown(cell)}' may be a day and a month or a month and a day. Say the order of dates to have it taken."
            : $"'{Draft.Shown(cell)}' is not a date. It was not taken.");
    }

    private void TakeDuration()
    {
        if (row.Trimmed(TableRoles.Duration) is not { } cell) return;
        string? duration = CellAmount.Duration(cell, HoursPerDay);
        item.Set(Keys.Duration, duration);
        if (duration is null) Find("duration-not-understood", TableRoles.Duration,
            $"'{Draft.Shown(cell)}' is not a duration such as 5d, 3 weeks or 2 ed. It was not taken.");
    }

    private void TakeUrl(string url)
    {
        if (WebAddress.IsTaken(url)) item.Set(Keys.SourceUrl, url);
        else Find("url-not-taken", TableRoles.Url,
            $"'{Draft.Shown(url)}' is not an address that begins with http:// or https:// and has no white space. It was not taken.");
    }
}
