using System.Text.Json;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Features;
using MilestoneTracker.Planning.Levelling;

namespace MilestoneTracker.Cli.People;

// The parts of JSON documents about people and features; documented in docs/cli/milestones.md, "People in JSON". Times are civil time of
// the plan; amounts of a resource are minutes at full time, with at most two decimals.
internal static class PeopleJson
{
    public static void Loads(this Utf8JsonWriter json, Loads loads)
    {
        json.WriteBoolean("levelled", loads.IsLevelled);
        json.WriteString("from", DateText.Exactly(loads.From));
        json.WriteString("to", DateText.Exactly(loads.To));
        json.Objects("resources", loads.Resources, load =>
        {
            json.WriteString("name", load.Resource.Name);
            json.WriteString("capacity", load.Resource.Capacity.ToString());
            json.WriteString("calendar", load.Resource.Calendar);
            json.Strings("unavailable", load.Resource.Unavailable.Select(absence => absence.ToString()));
            json.WriteNumber("demandMinutes", People.Loads.MinutesOf(load.Utilisation.Demand));
            json.WriteNumber("capacityMinutes", People.Loads.MinutesOf(load.Utilisation.Capacity));
            json.WriteNumber("excessMinutes", People.Loads.MinutesOf(load.Utilisation.Excess));
            if (load.Utilisation.Percent is { } percent) json.WriteNumber("percent", percent);
            else json.WriteNull("percent");
            json.WriteNumber("peak", load.Utilisation.Peak);
        });
        json.Objects("overAllocations", loads.OverAllocations, over =>
        {
            json.WriteString("resource", over.Resource);
            json.WriteString("from", DateText.Exactly(over.From));
            json.WriteString("to", DateText.Exactly(over.To));
            json.WriteNumber("demand", over.Demand);
            json.WriteNumber("capacity", over.Capacity);
            json.WriteNumber("excessMinutes", over.ExcessMinutes);
            json.Strings("milestones", over.Milestones);
        });
    }

    /// <summary>What a levelled schedule is, without its milestones.</summary>
    public static void LevelledHeader(this Utf8JsonWriter json, LevelledSchedule levelled, ulong seed)
    {
        json.Header(levelled.Plain);
        json.WriteString("levelledFinish", DateText.Exactly(levelled.Finish));
        json.WriteString("lowerBound", levelled.LowerBound is { } bound ? DateText.Exactly(bound) : null);
        json.WriteBoolean("optimal", levelled.IsOptimal);
        json.WriteBoolean("complete", levelled.IsComplete);
        json.WriteNumber("schedules", levelled.Schedules);
        json.WriteNumber("seed", seed);
    }

    public static void Levelled(this Utf8JsonWriter json, LevelledSchedule levelled, LevelledMilestone milestone)
    {
        ScheduledMilestone plain = levelled.Plain.GetMilestone(milestone.Name)!;
        json.WriteString("name", milestone.Name);
        json.WriteString("status", milestone.Status.ToWord());
        json.WriteString("plainStart", DateText.Exactly(plain.Start));
        json.WriteString("plainFinish", DateText.Exactly(milestone.PlainFinish));
        json.WriteString("start", DateText.Exactly(milestone.Start));
        json.WriteString("remainingStart", milestone.RemainingStart is { } resumed ? DateText.Exactly(resumed) : null);
        json.WriteString("finish", DateText.Exactly(milestone.Finish));
        json.WriteString("finishDay", DateText.Day(milestone.FinishDate));
        json.WriteNumber("delay", milestone.DelayMinutes);
        json.WriteNumber("away", milestone.AwayMinutes);
        json.WriteString("target", plain.Target?.ToString());
        json.WriteBoolean("pinned", milestone.IsPinned);
        json.WriteBoolean("cannotBeStaffed", milestone.CannotBeStaffed);
        json.WriteBoolean("assumesNobody", milestone.AssumesNobody);
    }

    public static void Wait(this Utf8JsonWriter json, ResourceWait wait)
    {
        json.WriteString("milestone", wait.Milestone);
        json.WriteString("resource", wait.Resource);
        json.WriteNumber("lost", wait.LostMinutes);
        json.Objects("holders", wait.Holders, holder =>
        {
            json.WriteString("milestone", holder.Milestone);
            json.WriteString("finish", DateText.Exactly(holder.Finish));
        });
        json.WriteString("text", wait.ToString());
    }

    /// <summary>Why a milestone is finished when it is, from the root on.</summary>
    public static void Chain(this Utf8JsonWriter json, LevelledSchedule levelled, IReadOnlyList<LevelledStep> chain)
    {
        json.WriteStartObject("milestone");
        json.Levelled(levelled, chain[^1].Milestone);
        json.WriteEndObject();
        json.Objects("chain", chain, step =>
        {
            json.WriteString("name", step.Milestone.Name);
            json.WriteString("start", DateText.Exactly(step.Milestone.Start));
            json.WriteString("finish", DateText.Exactly(step.Milestone.Finish));
            json.WriteString("kind", step.Driver?.Kind.ToString());
            json.WriteString("dependency", step.Driver?.Dependency);
            json.Objects("waits", step.Milestone.Waits, json.Wait);
        });
    }

    public static void Feature(this Utf8JsonWriter json, Feature feature)
    {
        json.WriteString("name", feature.Name);
        json.WriteString("milestone", feature.Milestone.Length == 0 ? null : feature.Milestone);
        json.WriteString("component", feature.Component);
        json.WriteString("status", feature.Status.ToWord());
        json.WriteNumber("weight", feature.Weight);
        if (feature.Progress is { } progress) json.WriteNumber("progress", progress);
        else json.WriteNull("progress");
        json.WriteNumber("effectiveProgress", feature.EffectiveProgress);
    }
}
