using System.Globalization;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Xml;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// What stands in the project before its parts: when it starts, how long its days are, which calendar it follows.
internal sealed class ProjectHead(Place root)
{
    private string? _start;
    private Place _startPlace;
    private long? _minutesPerDay;
    private Place _minutesPlace = root;

    public long? Calendar { get; private set; }

    public void Take(XmlPull xml)
    {
        switch (xml.Name)
        {
            case "StartDate":
                _startPlace = xml.Here;
                _start = xml.Text().ToString();
                break;
            case "MinutesPerDay":
                _minutesPlace = xml.Here;
                _minutesPerDay = Texts.Whole(xml.Text());
                break;
            case "CalendarUID":
                Calendar = Texts.Whole(xml.Text());
                break;
        }
    }

    /// <summary>Sets the fields of the plan; returns the hours of a day, 8 where the file has no whole number of them.</summary>
    public int Declare(Draft draft)
    {
        long minutes = _minutesPerDay is null or 0 ? 480 : _minutesPerDay.Value;
        int hours = minutes % 60 == 0 && minutes is >= 60 and <= 1440 ? (int)(minutes / 60) : 8;
        if (minutes % 60 != 0)
        {
            draft.Find("hours-per-day-not-taken", _minutesPlace, null,
                FormattableString.Invariant(
                    $"A day of {minutes} minutes is not a whole number of hours. Days of 8 hours are used for durations."));
        }

        draft.HoursPerDay = (hours, _minutesPlace);
        if (hours != 8) draft.SetPlanField(Keys.HoursPerDay, hours.ToString(CultureInfo.InvariantCulture), _minutesPlace);
        if (string.IsNullOrEmpty(_start)) return hours;
        if (Moment.TryParse(_start, out Moment start)) draft.SetPlanField(Keys.Start, start.ToString(), _startPlace);
        else draft.Find("date-not-understood", _startPlace, null,
            $"'{Draft.Shown(_start)}' is not a date. The start of the plan was not taken.");
        return hours;
    }
}
