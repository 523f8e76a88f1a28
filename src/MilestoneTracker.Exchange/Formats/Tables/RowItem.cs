using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Tables;

// The item that a row of a table is: status, dates, duration and texts, each by the rule of its role. What is not understood is a finding
// at its cell.
internal sealed class RowItem(Draft draft, TableRow row, bool isOwn)
{
    private const int HoursPerDay = 8;

    private static readonly (TableRole Role, string Key)[] Dates =
    [
        (TableRole.Target, Keys.Target), (TableRole.NotBefore, Keys.NotBefore), (TableRole.Started, Keys.Started),
        (TableRole.Finished, Keys.Finished),
    ];

    private readonly RecentTexts _recent = new();
    private DraftItem _item = null!;
    private string? _day; // the last date that stood there as fields have it

    public void Fill(DraftItem item)
    {
        _item = item;
        TakeStatus();
        foreach ((TableRole role, string key) in Dates) TakeDate(role, key);
        TakeDuration();
        if (row.Has(TableRole.Owner) && Names.Clean(_recent.Of(row.Trimmed(TableRole.Owner))) is { Length: > 0 } owner)
            item.Set(FieldKeys.Owner, owner);
        if (row.Has(TableRole.Notes)) item.Set(FieldKeys.Notes, Names.Value(_recent.Of(row.Text(TableRole.Notes))));
        if (row.Has(TableRole.Url)) TakeUrl(row.Trimmed(TableRole.Url).ToString());
        foreach (ref readonly RowCell cell in row.Cells)
            if (cell.Role == TableRole.Components) TakeComponents(cell);
    }

    private void TakeComponents(in RowCell cell)
    {
        ReadOnlySpan<char> text = row.TextOf(cell);
        if (isOwn && text is ['[', ..] && OwnColumns.Components(draft, text.ToString(), row.PlaceOf(cell)) is { } written)
        {
            foreach (string component in written) TakeComponent(component);
            return;
        }

        foreach (ReadOnlySpan<char> part in CellLists.Parts(text)) TakeComponent(_recent.Of(part));
    }

    private void TakeComponent(string part)
    {
        if (Names.Clean(part) is { Length: > 0 } component) _item.AddComponent(component);
    }

    private void Find(string code, TableRole role, string message) => draft.Findings.Add(code, row.PlaceOf(role), _item.Id, message);

    // The category of a tracker decides between open, in work and done; the word alone says blocked, on hold and cancelled; a resolution
    // can turn done into cancelled.
    private void TakeStatus()
    {
        MilestoneStatus? status = StatusWords.Of(row.Trimmed(TableRole.Category));
        if (row.Has(TableRole.Status))
        {
            ReadOnlySpan<char> word = row.Trimmed(TableRole.Status);
            MilestoneStatus? said = StatusWords.Of(word);
            if (said is null && status is null) Find("status-not-understood", TableRole.Status,
                $"'{Draft.Shown(word.ToString())}' is not a known status. The item counts as planned.");
            if (said is MilestoneStatus.Blocked or MilestoneStatus.OnHold or MilestoneStatus.Cancelled
                || status is null) status = said ?? status;
        }

        if (status == MilestoneStatus.Completed
            && StatusWords.Of(row.Trimmed(TableRole.Resolution)) == MilestoneStatus.Cancelled) status = MilestoneStatus.Cancelled;
        CellPercent? percent = null;
        if (row.Has(TableRole.Percent))
        {
            percent = CellPercent.Parse(row.Trimmed(TableRole.Percent));
            if (percent is null) Find("percent-not-understood", TableRole.Percent,
                $"'{Draft.Shown(row.Trimmed(TableRole.Percent).ToString())}' is not a percentage from 0 to 100. It was not taken.");
        }

        if (status is null && percent is { } known) status = known.IsAll ? MilestoneStatus.Completed : known.IsSome
            ? MilestoneStatus.InProgress : MilestoneStatus.Planned;
        _item.Status = status ?? MilestoneStatus.Planned;
        if (_item.Status == MilestoneStatus.InProgress) _item.Progress = percent?.Progress;
    }

    private void TakeDate(TableRole role, string key)
    {
        if (!row.Has(role) || (role == TableRole.Finished && _item.Status != MilestoneStatus.Completed)) return;
        string cell = _recent.Of(row.Trimmed(role));
        if (ReferenceEquals(cell, _day))
        {
            _item.Set(key, cell);
            return;
        }

        string? day = Days.Read(cell, draft.Options.Dates, out string problem);
        _item.Set(key, day);
        if (ReferenceEquals(cell, day)) _day = day;
        if (day is not null) return;
        Find(problem, role, problem == "date-ambiguous"
            ? $"'{Draft.Shown(cell)}' is a date in numbers, and the order of day and month was not given. Give it to have such dates taken."
            : $"'{Draft.Shown(cell)}' is not a date. It was not taken.");
    }

    private void TakeDuration()
    {
        if (!row.Has(TableRole.Duration)) return;
        ReadOnlySpan<char> cell = row.Trimmed(TableRole.Duration);
        string? duration = CellAmount.Duration(cell, HoursPerDay);
        _item.Set(Keys.Duration, duration);
        if (duration is null) Find("duration-not-understood", TableRole.Duration,
            $"'{Draft.Shown(cell.ToString())}' is not a duration such as 5d, 3 weeks or 2 ed. It was not taken.");
    }

    private void TakeUrl(string url)
    {
        if (WebAddress.IsTaken(url)) _item.Set(Keys.SourceUrl, url);
        else Find("url-not-taken", TableRole.Url,
            $"'{Draft.Shown(url)}' is not an address that begins with http:// or https:// and has no white space. It was not taken.");
    }
}
