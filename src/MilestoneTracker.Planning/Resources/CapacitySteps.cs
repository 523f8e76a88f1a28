using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Resources;

/// <summary>How much of a resource there is: a quantity, and days from which on it is another one.</summary>
/// <remarks>Written <c>2; 2026-03-01 3; 2026-09-01 0</c>: two, three from 1 March on, nobody from September on. Immutable, safe from any
/// thread, and equal by content.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record CapacitySteps
{
    internal const string Rule =
        "A capacity is a quantity (0 to 10000), then steps of a date and a quantity, dates ascending and of the years 0001 to 9998, with "
        + "'; ' between, such as 2; 2026-03-01 3; 2026-09-01 0.";

    /// <summary>Makes a capacity.</summary>
    /// <param name="first">How much there is until the first step.</param>
    /// <param name="steps">The steps, days ascending.</param>
    /// <exception cref="ArgumentException">The days do not ascend, or are not of the years 0001 to 9998.</exception>
    public CapacitySteps(Quantity first, params IEnumerable<CapacityStep> steps)
    {
        CapacityStep[] all = [.. steps];
        for (int step = 0; step < all.Length; step++)
            if (all[step].From.Year > 9998 || (step > 0 && all[step].From <= all[step - 1].From))
                throw new ArgumentException("The days of steps ascend, and are of the years 0001 to 9998.", nameof(steps));
        (First, Steps) = (first, Array.AsReadOnly(all));
    }

    /// <summary>One at full time, always.</summary>
    public static CapacitySteps One { get; } = new(Quantity.One);

    /// <summary>How much there is until the first step.</summary>
    public Quantity First { get; }

    /// <summary>The steps, days ascending.</summary>
    public IReadOnlyList<CapacityStep> Steps { get; }

    /// <summary>Reads a capacity.</summary>
    /// <param name="text">The text, exactly as capacities are written.</param>
    /// <param name="capacity">The capacity; <see langword="null"/> where the answer is <see langword="false"/>.</param>
    /// <returns>Whether it is one.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public static bool TryParse(string text, [NotNullWhen(true)] out CapacitySteps? capacity)
    {
        ArgumentNullException.ThrowIfNull(text);
        capacity = null;
        Quantity first = default;
        List<CapacityStep> steps = [];
        bool isFirst = true;
        ReadOnlySpan<char> all = text;
        foreach (Range range in all.Split("; "))
        {
            ReadOnlySpan<char> item = all[range];
            if (isFirst)
            {
                if (!Quantity.TryParse(item, out first)) return false;
                isFirst = false;
                continue;
            }

            int space = item.IndexOf(' ');
            if (space < 0 || !PlanMoment.TryReadDay(item[..space], out int day)) return false;
            if (!Quantity.TryParse(item[(space + 1)..], out Quantity quantity)) return false;
            if (steps.Count > 0 && steps[^1].From.DayNumber >= day) return false;
            steps.Add(new CapacityStep(DateOnly.FromDayNumber(day), quantity));
        }

        capacity = new CapacitySteps(first, steps);
        return true;
    }

    /// <summary>Reads a capacity.</summary>
    /// <param name="text">The text, exactly as capacities are written.</param>
    /// <exception cref="FormatException">It is not one; the message says the form.</exception>
    public static CapacitySteps Parse(string text) =>
        TryParse(text, out CapacitySteps? capacity) ? capacity : throw new FormatException($"'{text}' is not a capacity. {Rule}");

    /// <summary>How much there is on a day, absences and days off left aside. O(steps).</summary>
    /// <param name="day">The day.</param>
    public Quantity On(DateOnly day)
    {
        Quantity quantity = First;
        foreach (CapacityStep step in Steps)
        {
            if (step.From > day) break;
            quantity = step.Quantity;
        }

        return quantity;
    }

    /// <summary>Whether both say the same.</summary>
    /// <param name="other">The capacity to compare with.</param>
    public bool Equals(CapacitySteps? other) => other is not null && First == other.First && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override int GetHashCode() => (First.Hundredths * 31) + Steps.Count;

    /// <summary>The one text of this value.</summary>
    public override string ToString() =>
        string.Join("; ", [First.ToString(), .. Steps.Select(step => $"{CivilTime.DayText(step.From.DayNumber)} {step.Quantity}")]);
}
