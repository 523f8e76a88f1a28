using System.Collections.Immutable;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Conformance;

/// <summary>A log in which one thing is another than it was.</summary>
/// <param name="What">What was done to it.</param>
/// <param name="Events">The events.</param>
internal sealed record AlteredLog(string What, AuditEvent[] Events)
{
    /// <summary>In how many ways an event is dropped, doubled, swapped with the next, or altered, at most.</summary>
    public const int Ways = 21;

    /// <summary>The log altered at a place in one of the ways; nothing where that way does not exist for the event.</summary>
    public static AlteredLog? Of(AuditEvent[] events, int place, int way)
    {
        AuditEvent it = events[place];
        AuditEvent? next = place + 1 < events.Length ? events[place + 1] : null;
        (AuditEvent[] before, AuditEvent[] after) = ([.. events.Take(place)], [.. events.Skip(place + 1)]);
        (string What, IEnumerable<AuditEvent> Events)? altered = way switch
        {
            0 => ("dropped", [.. before, .. after]),
            1 => ("dropped and closed up", ClosedUp([.. before, .. after])),
            2 => ("doubled", [.. before, it, it, .. after]),
            3 => ("doubled and closed up", ClosedUp([.. before, it, it, .. after])),
            4 when next is not null => ("swapped", [.. before, next, it, .. after.Skip(1)]),
            5 when next is not null => ("swapped in what they say",
                [.. before, it with { Data = next.Data }, next with { Data = it.Data }, .. after.Skip(1)]),
            6 => ("with another number", [.. before, it with { Sequence = it.Sequence + 1 }, .. after]),
            7 => ("with another index", [.. before, it with { Index = it.Index + 1 }, .. after]),
            8 => ("with another count", [.. before, it with { Count = it.Count + 1 }, .. after]),
            9 => ("at another time", [.. before, it with { Time = it.Time.AddSeconds(1) }, .. after]),
            10 => ("with an offset", [.. before, it with { Time = it.Time.ToOffset(TimeSpan.FromHours(1)) }, .. after]),
            11 => ("by another actor", [.. before, it with { Context = new ChangeContext { Actor = "another" } }, .. after]),
            12 => ("at the end, cut off there", [.. before, it]),
            _ when Otherwise(it.Data, way - 13) is { } data => ($"now '{data}'", [.. before, it with { Data = data }, .. after]),
            _ => null,
        };
        return altered is { } found ? new AlteredLog($"event {place + 1} ('{it.Data}') {found.What}", [.. found.Events]) : null;
    }

    // Numbers, and indices and counts within changes, as if nothing had been done.
    private static IEnumerable<AuditEvent> ClosedUp(AuditEvent[] events)
    {
        int first = 0;
        for (int i = 0; i < events.Length; i++)
        {
            bool isNew = i == 0 || events[i].Index <= 1
                || events[i].Sequence - events[i].Index != events[i - 1].Sequence - events[i - 1].Index;
            if (isNew) first = i;
            int end = i + 1;
            while (end < events.Length && events[end].Sequence - events[end].Index == events[i].Sequence - events[i].Index) end++;
            yield return events[i] with { Sequence = i + 1, Index = i - first + 1, Count = end - first };
        }
    }

    private static AuditData? Otherwise(AuditData data, int way) => data switch
    {
        MilestoneRegistered e => way switch
        {
            0 => e with { Milestone = e.Milestone + "x" },
            1 => e with { Status = Next(e.Status) },
            2 => e with { Status = (MilestoneStatus)(-1) },
            3 => e with { Components = e.Components.Add("x") },
            4 => e with { Components = e.Components.Add(" ") },
            5 => e with { Milestone = e.Milestone + " " },
            _ => null,
        },
        MilestoneStatusChanged e => way switch
        {
            0 => e with { Milestone = e.Milestone + "x" },
            1 => e with { OldStatus = Next(e.OldStatus) },
            2 => e with { NewStatus = Next(e.NewStatus) },
            3 => e with { NewStatus = e.OldStatus },
            4 => e with { NewStatus = (MilestoneStatus)6 },
            _ => null,
        },
        MilestoneComponentsChanged e => way switch
        {
            0 => e with { Milestone = e.Milestone + "x" },
            1 => e with { OldComponents = e.OldComponents.Add("x") },
            2 => e with { NewComponents = e.NewComponents.Add("x") },
            3 => e with { NewComponents = e.OldComponents },
            4 => e with { NewComponents = e.NewComponents.Add("\n") },
            5 => e with { NewComponents = ImmutableSortedSet.CreateRange(StringComparer.OrdinalIgnoreCase, e.NewComponents) },
            _ => null,
        },
        MilestoneRemoved e => way switch
        {
            0 => e with { Milestone = e.Milestone + "x" },
            1 => e with { Status = Next(e.Status) },
            2 => e with { Components = e.Components.Add("x") },
            _ => null,
        },
        DependencyDeclared e => way switch
        {
            0 => e with { Milestone = e.Dependency, Dependency = e.Milestone },
            1 => e with { Milestone = e.Dependency },
            2 => e with { Dependency = e.Dependency + "x" },
            3 => new DependencyWithdrawn(e.Milestone, e.Dependency),
            _ => null,
        },
        DependencyWithdrawn e => way switch
        {
            0 => e with { Milestone = e.Dependency, Dependency = e.Milestone },
            1 => e with { Milestone = e.Milestone + "x" },
            2 => new DependencyDeclared(e.Milestone, e.Dependency),
            _ => null,
        },
        PlanFieldChanged e => OtherField(e.FieldKey, e.OldValue, e.NewValue, way, (key, old, now) => new PlanFieldChanged(key, old, now)),
        MilestoneFieldChanged e => way == 7
            ? e with { Milestone = e.Milestone + "x" }
            : OtherField(e.FieldKey, e.OldValue, e.NewValue, way, (key, old, now) => new MilestoneFieldChanged(e.Milestone, key, old, now)),
        DependencyFieldChanged e => way == 7
            ? e with { Milestone = e.Dependency, Dependency = e.Milestone }
            : OtherField(e.FieldKey, e.OldValue, e.NewValue, way, (key, old, now) =>
                new DependencyFieldChanged(e.Milestone, e.Dependency, key, old, now)),
        RecordFieldChanged e => way == 7
            ? e with { Name = e.Name + "x" }
            : OtherField(e.FieldKey, e.OldValue, e.NewValue, way, (key, old, now) =>
                new RecordFieldChanged(e.Collection, e.Name, key, old, now)),
        _ => null,
    };

    private static AuditData? OtherField(string key, string? old, string? now, int way, Func<string, string?, string?, AuditData> with) =>
        way switch
    {
        0 => with(key + "x", old, now),
        1 => with("X", old, now),
        2 => with(key, old is null ? "1" : null, now),
        3 => with(key, old, now is null ? "1" : null),
        4 => with(key, old, old),
        5 => with(key, old, ""),
        6 => with(key, old, now == "0.5" ? "0.25" : "0.5"),
        _ => null,
    };

    private static MilestoneStatus Next(MilestoneStatus status) => (MilestoneStatus)(((int)status + 1) % 6);
}
