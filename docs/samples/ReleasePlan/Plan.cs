using System.Text.Json;
using MilestoneTracker;

namespace ReleasePlan;

/// <summary>A release plan from a file: its milestones, and the changes to them.</summary>
internal sealed record Plan(string Title, DateOnly Begins, DateOnly Halfway, PlannedMilestone[] Milestones, PlannedChange[] Changes)
{
    public static Plan Load(string file) =>
        JsonSerializer.Deserialize<Plan>(File.ReadAllText(file), JsonSerializerOptions.Web)
        ?? throw new InvalidDataException($"{file} does not contain a plan.");
}

/// <summary>A milestone, the components that it spans, the milestones that it depends on, and its fields: what was promised, and how long
/// it takes.</summary>
internal sealed record PlannedMilestone(string Name, string[] Components, string[] Needs, Dictionary<string, string> Fields);

/// <summary>A change on a day: a new status of a milestone, or a withdrawn dependency; and new fields of that milestone.</summary>
internal sealed record PlannedChange(
    DateOnly Date, string Actor, string Milestone, string? Status, string? Withdraws, string Reason,
    Dictionary<string, string>? Fields = null)
{
    public void ApplyTo(MilestoneRegistry registry)
    {
        ChangeContext context = new() { Actor = Actor, Reason = Reason };
        if (Withdraws is not null) registry.WithdrawMilestoneDependency(Milestone, Withdraws, context);
        else if (MilestoneStatuses.TryParseExact(Status, out MilestoneStatus status))
            registry.UpdateMilestoneStatus(Milestone, status, context);
        else throw new InvalidDataException($"'{Status}' on {Date:O} is not a status.");
        foreach ((string key, string value) in Fields ?? []) registry.SetMilestoneField(Milestone, key, value, context);
    }
}

/// <summary>A clock that is set to noon of the plan's current day, so that the audit log has the true dates.</summary>
internal sealed class PlanClock(DateOnly today) : TimeProvider
{
    public DateOnly Today { get; set; } = today;

    public override DateTimeOffset GetUtcNow() => new(Today, new TimeOnly(12, 0), TimeSpan.Zero);
}
