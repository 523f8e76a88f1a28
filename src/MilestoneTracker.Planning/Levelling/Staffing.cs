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

    private readonly Dictionary<WorkCalendar, WorkRanges> _whole = [];
    private readonly Dictionary<(int Resource, int Level), WorkRanges> _offered = [];
    private readonly WorkRanges?[] _calendars; // by number
    private readonly WorkRanges[]?[] _own; // by number of the calendar
    private readonly List<WorkRanges[]> _parts = []; // by combination
    private readonly List<Demand[]> _demands = []; // by combination

    private Staffing(PlanModel model, ResourceOffer[] offers, Demand[][] demands, int[] priorities)
    {
        (Model, Offers, Demands, Priorities) = (model, offers, demands, priorities);
        Combination = new int[demands.Length];
        (_calendars, _own) = (new WorkRanges?[model.Inputs.Set.Count], new WorkRanges[]?[model.Inputs.Set.Count]);
        LayOut();
    }

    public PlanModel Model { get; }

    /// <summary>The resources, in the ordinal order of their names.</summary>
    public ResourceOffer[] Offers { get; }

    /// <summary>By position what is asked for, by resource ascending; the same array where the same is asked for.</summary>
    public Demand[][] Demands { get; }

    /// <summary>By position.</summary>
    public int[] Priorities { get; }

    /// <summary>By position the number of its calendar and assignment together; −1 where it asks for nobody.</summary>
    public int[] Combination { get; }

    /// <summary>How many different ones there are.</summary>
    public int Combinations => _parts.Count;

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

    /// <summary>The time in which a milestone works, as its parts: its own calendar, and each resource where it offers what is asked for.
    /// What another part says already is left out. The same array for the same calendar and demands.</summary>
    public WorkRanges[] PartsOf(int combination) => _parts[combination];

    /// <summary>What is asked for by those of a combination.</summary>
    public Demand[] DemandsOf(int combination) => _demands[combination];

    /// <summary>The time in which a milestone could work if only one resource had to be there.</summary>
    public WorkRanges[] PartsOf(int position, Demand demand) => PartsOf(_calendars[Model.Rows[position].Calendar]!, [demand]);

    /// <summary>The time in which a milestone with resources could work if nobody had to be there.</summary>
    public WorkRanges[] OwnPartsOf(int position) => _own[Model.Rows[position].Calendar]!;

    /// <summary>When anything at all of a resource is there.</summary>
    public WorkRanges PresenceOf(int resource) => _offered[(resource, Offers[resource].LevelOf(1))];

    private WorkRanges[] PartsOf(WorkRanges own, Demand[] demands)
    {
        WorkRanges[] all = new WorkRanges[demands.Length + 1];
        (all[0], int count) = (own, 1);
        foreach (Demand demand in demands)
        {
            WorkRanges offered = _offered[(demand.Resource, Offers[demand.Resource].LevelOf(demand.Quantity))];
            if (Array.IndexOf(all, offered, 0, count) < 0) all[count++] = offered;
        }

        int kept = 0;
        for (int part = 0; part < count; part++)
            if (!IsSaid(part)) all[kept++] = all[part];
        Array.Resize(ref all, kept);
        return all;

        // A whole calendar says nothing beside a part of it.
        bool IsSaid(int part)
        {
            if (!ReferenceEquals(all[part], _whole[all[part].Calendar])) return false;
            for (int other = part + 1; other < count; other++)
                if (ReferenceEquals(all[other].Calendar, all[part].Calendar)) return true;
            for (int other = 0; other < kept; other++)
                if (ReferenceEquals(all[other].Calendar, all[part].Calendar)) return true;
            return false;
        }
    }

    // Every time that could be asked for is made here, so that all is immutable afterwards.
    private void LayOut()
    {
        for (int resource = 0; resource < Offers.Length; resource++) LayOut(resource, 1);
        Dictionary<(int, Demand[]), int> known = [];
        for (int position = 0; position < Combination.Length; position++)
        {
            Demand[] demands = Demands[position];
            Combination[position] = -1;
            if (demands.Length == 0) continue;
            int calendar = Model.Rows[position].Calendar;
            if (_calendars[calendar] is null)
            {
                _calendars[calendar] = WholeOf(Model.Inputs.Set[calendar]);
                _own[calendar] = [_calendars[calendar]!];
            }

            if (!known.TryGetValue((calendar, demands), out int combination))
            {
                foreach (Demand demand in demands) LayOut(demand.Resource, demand.Quantity);
                combination = _parts.Count;
                _demands.Add(demands);
                _parts.Add(PartsOf(_calendars[calendar]!, demands));
                known.Add((calendar, demands), combination);
            }

            Combination[position] = combination;
        }
    }

    private void LayOut(int resource, int quantity)
    {
        ResourceOffer offer = Offers[resource];
        int level = offer.LevelOf(quantity);
        if (_offered.ContainsKey((resource, level))) return;
        WorkRanges whole = WholeOf(offer.Calendar);
        _offered.Add((resource, level), offer.Levels[0] >= quantity ? whole : whole.WhereOffered(offer, quantity));
    }

    private WorkRanges WholeOf(WorkCalendar calendar)
    {
        if (!_whole.TryGetValue(calendar, out WorkRanges? ranges)) _whole.Add(calendar, ranges = WorkRanges.Of(calendar));
        return ranges;
    }
}
