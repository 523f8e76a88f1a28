using MilestoneTracker.Tests.Auditing;

namespace MilestoneTracker.Ledger.Tests;

// What the golden logs tell. A script is never changed: its log was written once.
internal static class GoldenScripts
{
    private static readonly ChangeContext Ada = new() { Actor = "ada" };
    private static readonly ChangeContext Signed = new() { Actor = "ada", Reason = "signed by all", CorrelationId = "TICKET-42" };

    /// <summary>All five kinds of events, with every way to say who, why and what it belongs to.</summary>
    public static void EveryKind(MilestoneRegistry registry, SettableClock clock)
    {
        registry.RegisterMilestone("Design", ["core"]);
        Tick(clock);
        registry.RegisterMilestone("Build", ["ui", "core"], MilestoneStatus.InProgress, Ada);
        Tick(clock);
        registry.RegisterMilestone("Docs", [], MilestoneStatus.Planned, new ChangeContext { Reason = "asked for" });
        Tick(clock);
        registry.DeclareMilestoneDependency("Build", "Design", new ChangeContext { CorrelationId = "TICKET-1" });
        Tick(clock);
        registry.DeclareMilestoneDependency("Docs", "Build", new ChangeContext { Actor = "bob", Reason = "after the build" });
        Tick(clock);
        registry.UpdateMilestoneStatus("Design", MilestoneStatus.Completed, Signed);
        Tick(clock);
        registry.WithdrawMilestoneDependency("Docs", "Build", new ChangeContext { Actor = "bob", CorrelationId = "TICKET-2" });
        Tick(clock);
        registry.RemoveMilestone("Docs", new ChangeContext { Reason = "not needed", CorrelationId = "TICKET-2" });
        Tick(clock);
        registry.UpdateMilestoneStatus("Build", MilestoneStatus.OnHold);
    }

    /// <summary>All six statuses to begin with, every change from one to another, and a removal from each.</summary>
    public static void EveryStatus(MilestoneRegistry registry, SettableClock clock)
    {
        MilestoneStatus[] statuses = [MilestoneStatus.Planned, MilestoneStatus.InProgress, MilestoneStatus.Completed, MilestoneStatus.Blocked, MilestoneStatus.OnHold, MilestoneStatus.Cancelled];
        foreach (MilestoneStatus status in statuses)
        {
            registry.RegisterMilestone("from " + status.ToWord(), ["all"], status);
            registry.RegisterMilestone("removed " + status.ToWord(), [], status);
            Tick(clock);
        }

        registry.DeclareMilestoneDependency("from BLOCKED", "from COMPLETED");
        registry.DeclareMilestoneDependency("from BLOCKED", "from CANCELLED");
        foreach (MilestoneStatus from in statuses)
        {
            foreach (MilestoneStatus to in statuses)
            {
                if (from == to) continue;
                registry.UpdateMilestoneStatus("from " + from.ToWord(), to, Ada);
                Tick(clock);
                registry.UpdateMilestoneStatus("from " + from.ToWord(), from);
            }

            registry.RemoveMilestone("removed " + from.ToWord());
        }
    }

    /// <summary>Texts that a careless writer or reader gets wrong, wherever a text stands.</summary>
    public static void HostileTexts(MilestoneRegistry registry, SettableClock clock)
    {
        string[] names =
        [
            "\"", "\\", "\\\"", "\\u0041", "\"},\"version\":2}", "/", "a/b", "'; --", "<b>&amp;", "{}", "[1,2]", "null", "true", "0", "{0}", "%n", "a b", "a\u00A0b", "é", "e\u0301", "ß", "ﬁ", "İ", "ı",
            "中文", "\u200B", "a\u200Db", "\uFEFFx", "\u180E", "\uD7FF", "\uE000", "\uFFFD", "\uFFFE", "\uFFFF", "😀", "\U00010000", "\U0010FFFF", "👩‍👩‍👧", new string('x', 256), new string('\uFFFF', 256), string.Concat(Enumerable.Repeat("😀", 128)),
        ];
        foreach (string name in names)
        {
            registry.RegisterMilestone(name, [name, "core"], MilestoneStatus.Planned, new ChangeContext { Actor = name, CorrelationId = name, Reason = name });
            Tick(clock);
        }

        for (int i = 1; i < names.Length; i++) registry.DeclareMilestoneDependency(names[i], names[i - 1]);
        string[] reasons =
        [
            "", " ", "\n", "\t", " two\n\tlines ", "\"\\/", "a\u2028b\u2029c", "\u202Eback\u202C", "\u200E\u200F\u061C\u2066", "\\n", new string('"', 4096), new string('\n', 4096), string.Concat(Enumerable.Repeat("\U0010FFFF", 2048)),
        ];
        foreach (string reason in reasons)
        {
            registry.UpdateMilestoneStatus("\\", registry.GetMilestone("\\")!.Status == MilestoneStatus.Planned ? MilestoneStatus.InProgress : MilestoneStatus.Planned, new ChangeContext { Reason = reason });
            Tick(clock);
        }
    }

    /// <summary>One milestone whose status changes two hundred times, at times that go back and forth, to the tick.</summary>
    public static void LongHistory(MilestoneRegistry registry, SettableClock clock)
    {
        registry.RegisterMilestone("Release", ["ops"]);
        for (int i = 1; i <= 200; i++)
        {
            clock.Now = clock.Now.AddTicks(i % 7 == 0 ? -1 : i * 12_345L);
            registry.UpdateMilestoneStatus("Release", (MilestoneStatus)(i % 6), i % 3 == 0 ? Ada : null);
        }

        clock.Now = DateTimeOffset.MinValue;
        registry.UpdateMilestoneStatus("Release", MilestoneStatus.Blocked);
        clock.Now = DateTimeOffset.MaxValue;
        registry.UpdateMilestoneStatus("Release", MilestoneStatus.Completed);
    }

    /// <summary>Changes of one event, of many, and of two hundred; removals that withdraw; names that come back.</summary>
    public static void WholeChanges(MilestoneRegistry registry, SettableClock clock)
    {
        registry.Batch(plan =>
        {
            for (int i = 0; i < 40; i++) plan.RegisterMilestone(FormattableString.Invariant($"m{i:00}"), [FormattableString.Invariant($"c{i % 3}")], (MilestoneStatus)(i % 6));
            for (int i = 1; i < 40; i++) plan.DeclareMilestoneDependency(FormattableString.Invariant($"m{i:00}"), FormattableString.Invariant($"m{i / 2:00}"));
        }, Signed);
        Tick(clock);
        registry.RemoveMilestone("m01", Ada);
        Tick(clock);
        registry.RegisterMilestone("m01");
        Tick(clock);
        using (ProposedChange proposal = registry.Propose(Ada))
        {
            proposal.RemoveMilestone("m02");
            proposal.RegisterMilestone("m02", ["again"], MilestoneStatus.Blocked);
            proposal.DeclareMilestoneDependency("m02", "m01");
            proposal.UpdateMilestoneStatus("m39", MilestoneStatus.Completed);
            proposal.Commit();
        }

        Tick(clock);
        registry.Batch(plan =>
        {
            for (int i = 0; i < 200; i++) plan.UpdateMilestoneStatus("m00", (i & 1) == 0 ? MilestoneStatus.InProgress : MilestoneStatus.Planned);
        });
        Tick(clock);
        registry.Batch(plan =>
        {
            for (int i = 3; i < 40; i++) plan.RemoveMilestone(FormattableString.Invariant($"m{i:00}"));
        }, new ChangeContext { Reason = "starting over" });
    }

    private static void Tick(SettableClock clock) => clock.Now = clock.Now.AddTicks(10_000_001);
}
