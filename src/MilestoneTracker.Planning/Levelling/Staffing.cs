using System.Collections.Immutable;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Resources;

namespace MilestoneTracker.Planning.Levelling;

// Who works on what, read from the fields of a plan: what each resource offers, and by position what each milestone asks for. A milestone
// without remaining work asks for nobody in the future; what it asked for in the past is here too. Immutable.
internal sealed class Staffing
{
    private static readonly Demand[] Nobody = [];

    private Staffing(PlanModel model, ResourceOffer[] offers, Demand[][] demands, int[] priorities) =>
        (Model, Offers, Demands, Priorities) = (model, offers, demands, priorities);

    public PlanModel Model { get; }

    /// <summary>The resources, in the ordinal order of their names.</summary>
    public ResourceOffer[] Offers { get; }

    /// <summary>By position what is asked for, by resource ascending; the same array where the same is asked for.</summary>
    public Demand[][] Demands { get; }

    /// <summary>By position.</summary>
    public int[] Priorities { get; }

    public static Staffing Of(PlanModel model)
    {
        PlanView view = model.View;
        ResourceOffer[] offers = [.. view.Snapshot.GetRecords(ResourceKeys.Collection)
            .Select(record => new ResourceOffer(ResourceReader.Read(record.Key, record.Value, model.Inputs, null), model.Inputs))];
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        for (int resource = 0; resource < offers.Length; resource++) numbers.Add(offers[resource].Name, resource);
        Dictionary<string, Demand[]> known = new(StringComparer.Ordinal);
        Demand[][] demands = new Demand[view.Count][];
        int[] priorities = new int[view.Count];
        for (int position = 0; position < view.Count; position++)
        {
            ImmutableSortedDictionary<string, string> fields = view.FieldsAt(position);
            (demands[position], priorities[position]) = (Nobody, ResourceKeys.UsualPriority);
            if (fields.IsEmpty) continue;
            priorities[position] = ResourceReader.Priority("", fields, null);
            if (offers.Length == 0 || !fields.TryGetValue(ResourceKeys.Assigned, out string? text)) continue;
            if (!known.TryGetValue(text, out Demand[]? demand))
            {
                demand = [.. ResourceReader.Assignments("", fields, null).Where(assignment => numbers.ContainsKey(assignment.Resource))
                    .Select(assignment => new Demand(numbers[assignment.Resource], assignment.Quantity.Hundredths))];
                known.Add(text, demand);
            }

            demands[position] = demand.Length == 0 ? Nobody : demand;
        }

        return new Staffing(model, offers, demands, priorities);
    }

    /// <summary>The parts of the time in which a milestone works: its own calendar, and each resource that it asks for, but for those
    /// that are there in all of that time anyway.</summary>
    public IWorkDays[] PartsOf(int position, Demand[] demands)
    {
        WorkCalendar own = Model.CalendarOf(Model.Rows[position]);
        List<IWorkDays> parts = [new CalendarDays(own)];
        foreach (Demand demand in demands)
        {
            ResourceOffer offer = Offers[demand.Resource];
            if (!ReferenceEquals(offer.Calendar, own) || offer.Least < demand.Quantity) parts.Add(new OfferDays(offer, demand.Quantity));
        }

        return [.. parts];
    }
}
