using System.Globalization;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Reading;

// A resource that an item is assigned to: how much of it as the origin states it (1 is the whole of one), and how much there is of it; null
// for what is used up and does not work, such as material.
internal sealed record AssignedResource(string Name, string Units, string? Capacity, Place Place)
{
    private const int MostOfItem = 64;
    private const int MostHundredths = 1_000_000;

    /// <summary>Sets the field of an item, and says which resources are to be known: each once, in ordinal order, the quantities of one
    /// added up.</summary>
    public static void Take(Draft draft, DraftItem item, IEnumerable<AssignedResource> resources)
    {
        SortedDictionary<string, int> quantities = new(StringComparer.Ordinal);
        AssignedResource? last = null;
        foreach (AssignedResource resource in resources)
        {
            if (resource.Capacity is null) continue;
            last = resource;
            if (Hundredths(resource.Units) is not { } quantity || quantity + quantities.GetValueOrDefault(resource.Name) > MostHundredths)
            {
                draft.Find("value-not-taken", resource.Place, item.Id,
                    $"'{Draft.Shown(resource.Units)}' units of '{resource.Name}' are not from 0.01 to 10,000. They were not assigned.");
                continue;
            }

            if (!IsWhole(resource.Units)) draft.Find("rounded", resource.Place, item.Id,
                $"{Draft.Shown(resource.Units)} units of '{resource.Name}' became {Text(quantity)}: a quantity has hundredths.");
            quantities[resource.Name] = quantity + quantities.GetValueOrDefault(resource.Name);
            draft.Resources.TryAdd(resource.Name, Text(Hundredths(resource.Capacity) ?? 100));
        }

        if (quantities.Count == 0) return;
        string text = string.Join('\n', quantities.Select(quantity => $"{Text(quantity.Value)} {quantity.Key}"));
        if (quantities.Count <= MostOfItem && text.Length <= Names.MostOfValue) item.Set(Keys.Assigned, text);
        else draft.Find("value-not-taken", last!.Place, item.Id, FormattableString.Invariant(
            $"{quantities.Count} assignments do not fit into a field, which has at most 64 and 4,096 units. None was assigned."));
    }

    // Whole hundredths, rounded away from zero; null where it is none from 0.01 to 10,000.
    private static int? Hundredths(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal units)
            || units is <= 0 or > 10_000) return null;
        return (int)Math.Ceiling(units * 100);
    }

    private static bool IsWhole(string units) => decimal.Parse(units, CultureInfo.InvariantCulture) * 100 % 1 == 0;

    private static string Text(int hundredths) => (hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
