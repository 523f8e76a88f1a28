using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// A date of the file: whether there is one, whether it is understood, and where it stands.
internal readonly record struct FileDate(bool IsGiven, bool IsUnderstood, Moment Moment, Place Place)
{
    public static FileDate Of(ReadOnlySpan<char> text, Place place) =>
        new(text.Length > 0, Moment.TryParse(text, out Moment moment), moment, place);

    /// <summary>Sets a field to the moment, or to its date alone; a date that is not understood is a finding.</summary>
    public bool Take(Draft draft, DraftItem item, string key, bool dateOnly = false)
    {
        if (!IsGiven) return false;
        if (IsUnderstood) item.Set(key, dateOnly ? Moment.Date : Moment.ToString());
        else draft.Find("date-not-understood", Place, item.Id,
            $"This is not a date such as 2026-03-02T08:00:00. The field '{key}' was not taken.");
        return IsUnderstood;
    }
}
