using MilestoneTracker;
using MilestoneTracker.Auditing;

namespace PackageConsumer.EveryOperation;

// Every refusal, and what it carries.
internal static class Refusing
{
    public static void Play(Telling tell)
    {
        tell.Begin("refusing");
        MilestoneRegistry registry = Plans.Release().Registry;

        tell.Refused<DependencyCycleException>("cycle", () => registry.DeclareMilestoneDependency("Schema", "Release"), e => e.Path);
        tell.Refused<DuplicateMilestoneException>("duplicate", () => registry.RegisterMilestone("API"), e => e.Name);
        tell.Refused<MilestoneNotFoundException>("not found", () => registry.GetProgress("Nobody"), e => e.Name);
        tell.Refused<ArgumentException>("argument", () => registry.RegisterMilestone(" padded"), e => e.ParamName);
        tell.Refused<MilestoneRegistryException>("any of them", () => registry.RemoveMilestone("Nobody"), e => e.Message);
        AuditEvent orphan =
            new(1, DateTimeOffset.UnixEpoch, ChangeContext.None, 1, 1, new MilestoneRemoved("A", [], MilestoneStatus.Planned));
        tell.Refused<AuditReplayException>("replay", () => RegistrySnapshot.Replay([orphan]), e => e.Sequence);

        FailingSink sink = new();
        MilestoneRegistryOptions named = new() { Name = "refusing" };
        tell.Say("name", named.Name);
        MilestoneRegistry onSink = new(sink, named);
        sink.Next = new AuditAppendRefusedException("The sink is full.", new IOException("no room"));
        tell.Refused<AuditAppendRefusedException>(
            "sink refuses", () => onSink.RegisterMilestone("A"), e => $"{e.Message} {e.InnerException?.Message} {onSink.IsFaulted}");
        sink.Next = new AuditConflictException(0, 3, new IOException("another process"));
        tell.Refused<AuditConflictException>(
            "sink has moved on", () => onSink.RegisterMilestone("A"), e => $"{e.Message} {e.Expected} {e.Found} {onSink.IsFaulted}");
        tell.Say(
            "a name",
            $"{NameRules.Checked("A")} {NameRules.IsValid("A", out _)} {NameRules.IsValid(" A", out string? problem)}: {problem}");
        tell.Say("what the last append failed with", onSink.AppendFailure?.Message);
        sink.Next = new IOException("nobody knows");
        tell.Refused<RegistryFaultedException>(
            "sink fails", () => onSink.RegisterMilestone("A"), e => $"{e.InnerException?.Message} {onSink.IsFaulted}");
        Make(tell);
    }

    // What the tests of a host throw in place of a registry.
    private static void Make(Telling tell)
    {
        MilestoneRegistryException[] made =
        [
            new DependencyCycleException(["A", "B", "A"]), new DuplicateMilestoneException("A"), new MilestoneNotFoundException("A"),
            new DependencyNotFoundException("A", "B"), new StaleChangeException(1, 2), new AuditReplayException(3, "it is from a test."),
            new StatusTransitionRefusedException("A", MilestoneStatus.Planned, MilestoneStatus.Completed, "not yet"),
            new RegistryFaultedException(new IOException("lost")),
        ];
        foreach (MilestoneRegistryException one in made) tell.Say(one.GetType().Name, one.Message);
    }

    private sealed class FailingSink : IAuditSink
    {
        public Exception? Next { get; set; }

        public void Append(IReadOnlyList<AuditEvent> events)
        {
            if (Next is not null) throw Next;
        }
    }
}
