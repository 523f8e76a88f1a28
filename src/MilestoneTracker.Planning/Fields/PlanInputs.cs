using System.Collections.Immutable;
using System.Diagnostics;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Fields;

/// <summary>What the fields of a plan say for its schedule, with what counts where they say nothing, or nothing that parses.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class PlanInputs
{
    internal PlanInputs(ImmutableSortedDictionary<string, string> fields, ref Problems problems)
    {
        Fields = fields;
        int hours = Whole(PlanningKeys.HoursPerDay, 1, 24, 8, ref problems);
        Units = new WorkUnits(hours, Whole(PlanningKeys.DaysPerWeek, 1, 7, 5, ref problems));
        Set = new CalendarSet(fields, ref problems);
        ReadDefaultCalendar(ref problems);
        if (Text(PlanningKeys.Zone) is { } zone)
        {
            if (TryFindZone(zone) is { } found) Zone = found;
            else problems.Add(PlanningKeys.Zone, zone, ZoneRule);
        }

        if (Text(PlanningKeys.Start) is { } start)
        {
            if (PlanMoment.TryParse(start, out PlanMoment moment)) Start = moment;
            else problems.Add(PlanningKeys.Start, start, PlanMoment.RuleFor(start));
        }

        if (Text(PlanningKeys.Logic) is { } logic)
        {
            if (logic == FieldWords.Override) Logic = ProgressLogic.Override;
            else if (logic != FieldWords.Retained) problems.Add(PlanningKeys.Logic, logic, "It is retained or override.");
        }

        if (Text(PlanningKeys.Uncertainty) is { } uncertainty)
        {
            if (PercentRange.TryParse(uncertainty, out PercentRange range)) Uncertainty = range;
            else problems.Add(PlanningKeys.Uncertainty, uncertainty, PercentRange.Rule);
        }

        if (Text(PlanningKeys.Correlation) is not { } correlation) return;
        if (FieldWords.TryReadShare(correlation, out decimal share)) Correlation = share;
        else problems.Add(PlanningKeys.Correlation, correlation,
            "It is 0, 1, or a decimal fraction between them with at most six decimals, such as 0.3.");
    }

    /// <summary>The moment before which nothing starts; <see langword="null"/>: the schedule's "now".</summary>
    public PlanMoment? Start { get; }

    /// <summary>The zone whose wall clock civil plan time is.</summary>
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.Utc;

    /// <summary>The calendar of milestones that name none.</summary>
    public WorkCalendar Calendar => Set[DefaultCalendar];

    /// <summary>All calendars that can be named, the two that are built in included.</summary>
    public IReadOnlyDictionary<string, WorkCalendar> Calendars => field ??= Set.ByName();

    /// <summary>What a day and a week of work are in durations.</summary>
    public WorkUnits Units { get; }

    /// <summary>What holds the remaining work of a milestone that was started out of order.</summary>
    public ProgressLogic Logic { get; }

    /// <summary>How far remaining work varies where a milestone has no estimate; <see langword="null"/> for not at all.</summary>
    public PercentRange? Uncertainty { get; }

    /// <summary>How far milestones of one component are late together, from 0 to 1.</summary>
    public decimal Correlation { get; }

    /// <summary>What a clock on the wall of the plan's zone shows at an instant: civil plan time, seconds cut off.</summary>
    /// <param name="instant">The instant, in any offset.</param>
    public DateTime ToCivilTime(DateTimeOffset instant) => CivilTime.ToDateTime(CivilOf(instant));

    /// <summary>The inputs in words, for people.</summary>
    public override string ToString() => $"start {Start?.ToString() ?? "now"}, zone {Zone.Id}, {Units}, {Logic}";

    internal const string ZoneRule =
        "A zone is UTC or a name of the time zone database as it is spelt there, such as Europe/Berlin; "
        + "this machine must have the database.";

    internal ImmutableSortedDictionary<string, string> Fields { get; }

    internal CalendarSet Set { get; }

    internal int DefaultCalendar { get; private set; }

    /// <summary>The minute of civil plan time that an instant is.</summary>
    internal long CivilOf(DateTimeOffset instant) => ReferenceEquals(Zone, TimeZoneInfo.Utc)
        ? CivilTime.Clamp(instant.UtcTicks / TimeSpan.TicksPerMinute)
        : CivilTime.MinuteOf(instant, Zone);

    internal static TimeZoneInfo? TryFindZone(string name)
    {
        if (name == "UTC") return TimeZoneInfo.Utc;
        string[] parts = name.Split('/');
        bool isName = parts.Length is 2 or 3 && parts[0] is not ("posix" or "right") && parts.All(IsPart);
        return isName && TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone) && zone.Id == name ? zone : null;

        static bool IsPart(string part) => part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '+' or '-');
    }

    private void ReadDefaultCalendar(ref Problems problems)
    {
        if (Text(PlanningKeys.Calendar) is not { } name) return;
        if (Set.TryGet(name, out int number)) DefaultCalendar = number;
        else problems.Add(PlanningKeys.Calendar, name, FieldWords.CalendarRule);
    }

    private string? Text(string key) => Fields.GetValueOrDefault(key);

    private int Whole(string key, int least, int most, int usual, ref Problems problems)
    {
        if (Text(key) is not { } text) return usual;
        int number = text.Length is 1 or 2 && text[0] != '0' ? PlanMoment.Number(text) : -1;
        if (number >= least && number <= most) return number;
        problems.Add(key, text, FormattableString.Invariant($"It is a whole number from {least} to {most}, without zeros at its start."));
        return usual;
    }
}
