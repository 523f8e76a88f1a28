using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Xml;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// A link as it stands in the task that waits. Its lag is in tenths of minutes, whatever unit it was typed in.
internal readonly record struct TaskLink(Place Place, long? Predecessor, bool HasType, long? Type, bool IsCrossProject, long Tenths,
    long? LagFormat)
{
    public static TaskLink Read(XmlPull xml)
    {
        TaskLink link = new(xml.Here, null, false, null, false, 0, null);
        (bool hasUid, bool hasCross, bool hasLag, bool hasFormat, int depth) = (false, false, false, false, xml.Depth);
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "PredecessorUID" when !hasUid:
                    (link, hasUid) = (link with { Predecessor = Texts.Whole(xml.Text()) }, true);
                    break;
                case "Type" when !link.HasType:
                    link = link with { HasType = true, Type = Texts.Whole(xml.Text()) };
                    break;
                case "CrossProject" when !hasCross:
                    (link, hasCross) = (link with { IsCrossProject = Texts.IsTrue(xml.Text()) }, true);
                    break;
                case "LinkLag" when !hasLag:
                    (link, hasLag) = (link with { Tenths = Texts.Whole(xml.Text()) ?? 0 }, true);
                    break;
                case "LagFormat" when !hasFormat:
                    (link, hasFormat) = (link with { LagFormat = Texts.Whole(xml.Text()) }, true);
                    break;
            }
        }

        return link;
    }

    /// <summary>The kind of the link; finish to start where there is none, null where the number is not one.</summary>
    public LinkKind? Kind() => Type switch
    {
        null or 1 => LinkKind.FinishToStart,
        0 => LinkKind.FinishToFinish,
        2 => LinkKind.StartToFinish,
        3 => LinkKind.StartToStart,
        _ => null,
    };

    /// <summary>The lag as text; null where there is none, or where it is a finding that it is not taken.</summary>
    public string? Lag(Draft draft, string id, int hoursPerDay)
    {
        if (Tenths == 0) return null;
        if (TimeUnits.IsPercent(LagFormat) || Math.Abs(Tenths) / 10 > Amounts.MostMinutes)
        {
            draft.Find("lag-not-taken", Place, id, TimeUnits.IsPercent(LagFormat)
                ? "A lag in per cent was not taken, because programs disagree on its unit; the link was."
                : FormattableString.Invariant(
                    $"A lag of {Tenths} tenths of a minute is beyond 10,000,000 minutes. It was not taken; the link was."));
            return null;
        }

        if (Tenths % 10 != 0) draft.Find("rounded", Place, id,
            FormattableString.Invariant($"A lag of {Tenths} tenths of a minute was rounded to whole minutes, away from zero."));
        long minutes = (Math.Abs(Tenths) + 9) / 10 * Math.Sign(Tenths);
        return Amounts.Duration(minutes, TimeUnits.IsElapsed(LagFormat), hoursPerDay);
    }
}
