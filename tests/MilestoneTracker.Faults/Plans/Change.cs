using MilestoneTracker.Auditing;

namespace MilestoneTracker.Faults.Plans;

/// <summary>A change that is asked for, under an id by which it is found again in the log.</summary>
internal sealed record Change(string Id, string? Actor, string? Reason, IReadOnlyList<Step> Steps)
{
    private const char Separator = '\u001E';

    /// <summary>Asks for it: by the operation itself where it is a single step, otherwise as a batch.</summary>
    public void Do(MilestoneRegistry registry)
    {
        ChangeContext context = new() { Actor = Actor, Reason = Reason, CorrelationId = Id };
        if (Steps is [Step only]) only.Do(registry, context);
        else registry.Batch(batch => Stage(batch), context);
    }

    /// <summary>What the events of a change have that this one did not ask for, or <see langword="null"/>.</summary>
    public string? FindDifference(IReadOnlyList<AuditEvent> events)
    {
        int next = 0;
        foreach (Step step in Steps)
        {
            int matched = step.Matched(events, next);
            if (matched == 0)
                return $"{step.Kind} of '{step.Milestone}' was asked for, and "
                    + $"{(next < events.Count ? events[next].Data.ToString() : "nothing")} is kept";
            next += matched;
        }

        if (next < events.Count) return $"{events[next].Data} is kept, and was not asked for";
        return events.All(e => e.Context.Actor == Actor && e.Context.CorrelationId == Id) ? null : "it is kept under another actor or id";
    }

    /// <summary>One line, in which reasons do not stand: they may have line feeds.</summary>
    public string ToLine() => string.Join(Separator, [Id, Actor ?? "", .. Steps.Select(step => step.ToText())]);

    public static Change Parse(string line)
    {
        string[] parts = line.Split(Separator);
        return new Change(parts[0], parts[1].Length == 0 ? null : parts[1], null, [.. parts[2..].Select(Step.Parse)]);
    }

    private void Stage(ProposedChange batch)
    {
        foreach (Step step in Steps) step.Do(batch);
    }
}
