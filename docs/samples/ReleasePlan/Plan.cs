using System.Text.Json;
using MilestoneTracker;

namespace ReleasePlan;

/// <summary>A release train as it is written down in a file: what there is to reach, and what became of it.</summary>
internal sealed record Plan(string Title, DateOnly Begins, DateOnly Halfway, PlannedMilestone[] Milestones, PlannedChange[] Changes)
{
    public static Plan Load(string file) =>
        JsonSerializer.Deserialize<Plan>(File.ReadAllText(file), JsonSerializerOptions.Web)
        ?? throw new InvalidDataException($"{file} holds no plan.");
}

/// <summary>A milestone, the components that it spans, and the milestones that it depends on.</summary>
internal sealed record PlannedMilestone(string Name, string[] Components, string[] Needs);

/// <summary>What happened on a day: a milestone came to a status, or a dependency was withdrawn.</summary>
internal sealed record PlannedChange(DateOnly Date, string Actor, string Milestone, string? Status, string? Withdraws, string Reason)
{
    public void ApplyTo(MilestoneRegistry registry)
    {
        ChangeContext context = new() { Actor = Actor, Reason = Reason };
        if (Withdraws is not null) registry.WithdrawMilestoneDependency(Milestone, Withdraws, context);
        else if (MilestoneStatusWords.TryParseExact(Status, out MilestoneStatus status))
            registry.UpdateMilestoneStatus(Milestone, status, context);
        else throw new InvalidDataException($"'{Status}' on {Date:O} is no status.");
    }
}

/// <summary>A clock that stands at noon of the plan's day, so that the audit trail has the true dates.</summary>
internal sealed class PlanClock(DateOnly today) : TimeProvider
{
    public DateOnly Today { get; set; } = today;

    public override DateTimeOffset GetUtcNow() => new(Today, new TimeOnly(12, 0), TimeSpan.Zero);
}
