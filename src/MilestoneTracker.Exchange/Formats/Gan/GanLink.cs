using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Xml;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Gan;

// A link as it stands in the task that is waited for: its lag is in days, and a soft one is only a wish of the scheduler.
internal readonly record struct GanLink(string Predecessor, string? Successor, string? Type, long Days, bool IsSoft, Place Place)
{
    public static GanLink Read(XmlPull xml, string predecessor) => new(
        predecessor, xml.Attribute("id"), xml.Attribute("type"), Texts.Whole(xml.Attribute("difference")) ?? 0,
            xml.Attribute("hardness") == "Rubber", xml.Here);

    public void Resolve(Draft draft, Dictionary<string, DraftItem> known)
    {
        if (Successor is null || !known.TryGetValue(Successor, out DraftItem? successor)
            || !known.TryGetValue(Predecessor, out DraftItem? predecessor))
        {
            draft.Find("unknown-predecessor", Place, Predecessor,
                $"Task '{Draft.Shown(Predecessor)}' has a successor that is not in the file. The link was not taken.");
            return;
        }

        LinkKind? kind = Type switch
        {
            "1" => LinkKind.StartToStart,
            "2" => LinkKind.FinishToStart,
            "3" => LinkKind.FinishToFinish,
            "4" => LinkKind.StartToFinish,
            _ => null,
        };
        if (kind is null)
        {
            draft.Find("link-type-not-understood", Place, successor.Id,
                $"'{Draft.Shown(Type ?? "")}' is not a type of a link (1 to 4). The link was not taken.");
            return;
        }

        if (IsSoft) draft.Find("soft-link", Place, successor.Id, "A soft link, which a scheduler may break, was taken like any other.");
        draft.Link(successor, predecessor, kind.Value, Days == 0 ? null : FormattableString.Invariant($"{Days}d"), Place);
    }
}
