using MilestoneTracker.Exchange.Reconciling;
using MilestoneTracker.Exchange.Values;
using MilestoneTracker.Exchange.Writing;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// What of a milestone stands in elements of a task, and what an import will read from them: the two are made side by side, so that the
// block in the notes can say what was derived.
internal sealed class TaskToWrite
{
    private const int MostOfAddress = 512;
    private readonly Milestone _milestone;
    private readonly SortedDictionary<string, string> _read = new(StringComparer.Ordinal);

    public TaskToWrite(Milestone milestone, int hoursPerDay)
    {
        _milestone = milestone;
        bool isMoving = milestone.Status is MilestoneStatus.InProgress or MilestoneStatus.Completed;
        Percent = Percents.Of(milestone);
        if (isMoving) ActualStart = MomentOf(Keys.Started);
        if (milestone.Status == MilestoneStatus.Completed) ActualFinish = MomentOf(Keys.Finished);
        TakeDuration(hoursPerDay);
        TakeConstraint();
        if (Field(Keys.Target) is { } target && Moment.TryParse(target, out Moment day))
        {
            Deadline = day with { Hour = 0, Minute = 0 };
            _read[Keys.Target] = day.Date;
        }

        if (Field(Keys.SourceUrl) is { Length: <= MostOfAddress } url && WebAddress.IsTaken(url)) _read[Keys.SourceUrl] = Hyperlink = url;
        if (Field(FieldKeys.Notes) is { } notes && Names.Value(XmlText.Safe(notes)) is { } safe) _read[FieldKeys.Notes] = Notes = safe;
        bool isStarted = milestone.Status == MilestoneStatus.InProgress && (Percent > 0 || ActualStart is not null);
        if (isStarted) _read[FieldKeys.Progress] = Amounts.Progress(Percent, 100);
        _read[SourceValues.Status] = milestone.Status switch
        {
            MilestoneStatus.Cancelled or MilestoneStatus.Completed => milestone.Status.ToWord(),
            _ => (isStarted ? MilestoneStatus.InProgress : MilestoneStatus.Planned).ToWord(),
        };
    }

    public int Percent { get; }
    public Moment? ActualStart { get; }
    public Moment? ActualFinish { get; }
    public Moment? Deadline { get; }
    public Moment? ConstraintDate { get; private set; }
    public int ConstraintType { get; private set; }
    public long Minutes { get; private set; }
    public bool IsElapsed { get; private set; }
    public string? Hyperlink { get; }
    public string? Notes { get; }

    /// <summary>What an import reads from the elements, by key; the status too.</summary>
    public IReadOnlyDictionary<string, string> Read => _read;

    private string? Field(string key) => _milestone.Fields.GetValueOrDefault(key);

    private Moment? MomentOf(string key)
    {
        if (Field(key) is not { } text || !Moment.TryParse(text, out Moment moment)) return null;
        _read[key] = moment.ToString();
        return moment;
    }

    private void TakeDuration(int hoursPerDay)
    {
        if (Field(Keys.Duration) is { } text && PlanDuration.TryParse(text, hoursPerDay, out long minutes, out bool isElapsed)
            && minutes >= 0) (Minutes, IsElapsed) = (minutes, isElapsed);
        _read[Keys.Duration] = Amounts.Duration(Minutes, IsElapsed, hoursPerDay);
    }

    // A task has one constraint: what binds hardest is it.
    private void TakeConstraint()
    {
        foreach ((string key, int type) in new[] { (Keys.Pinned, 3), (Keys.NotBefore, 4), (Keys.FinishNotBefore, 6) })
        {
            if (ConstraintDate is not null || MomentOf(key) is not { } moment) continue;
            (ConstraintDate, ConstraintType) = (moment, type);
        }
    }
}
