using Microsoft.Extensions.Time.Testing;

namespace MilestoneTracker.Ledger.Tests;

// What the golden logs tell. A script is never changed: its log was written once.
internal static class GoldenScripts
{
    private static readonly ChangeContext Ada = new() { Actor = "ada" };
    private static readonly ChangeContext Signed = new() { Actor = "ada", Reason = "signed by all", CorrelationId = "TICKET-42" };

    /// <summary>All five kinds of events that there were at first, with every way to say who, why and what it belongs to.</summary>
    public static void EveryKind(MilestoneRegistry registry, FakeTimeProvider clock)
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
    public static void EveryStatus(MilestoneRegistry registry, FakeTimeProvider clock)
    {
        MilestoneStatus[] statuses = [
            MilestoneStatus.Planned, MilestoneStatus.InProgress, MilestoneStatus.Completed, MilestoneStatus.Blocked, MilestoneStatus.OnHold,
                MilestoneStatus.Cancelled];
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
    public static void HostileTexts(MilestoneRegistry registry, FakeTimeProvider clock)
    {
        string[] names =
        [
            "\"", "\\", "\\\"", "\\u0041", "\"},\"version\":2}", "/", "a/b", "'; --", "<b>&amp;", "{}", "[1,2]", "null", "true", "0", "{0}",
                "%n", "a b", "a\u00A0b", "é", "e\u0301", "ß", "ﬁ", "İ", "ı",
            "中文", "\u200B", "a\u200Db", "\uFEFFx", "\u180E", "\uD7FF", "\uE000", "\uFFFD", "\uFFFE", "\uFFFF", "😀", "\U00010000",
            "\U0010FFFF", "👩‍👩‍👧", new string('x', 256), new string('\uFFFF', 256), string.Concat(Enumerable.Repeat("😀", 128)),
        ];
        foreach (string name in names)
        {
            registry.RegisterMilestone(
                name, [name, "core"], MilestoneStatus.Planned, new ChangeContext { Actor = name, CorrelationId = name, Reason = name });
            Tick(clock);
        }

        for (int i = 1; i < names.Length; i++) registry.DeclareMilestoneDependency(names[i], names[i - 1]);
        string[] reasons =
        [
            "", " ", "\n", "\t", " two\n\tlines ", "\"\\/", "a\u2028b\u2029c", "\u202Eback\u202C", "\u200E\u200F\u061C\u2066", "\\n",
                new string('"', 4096), new string('\n', 4096), string.Concat(Enumerable.Repeat("\U0010FFFF", 2048)),
        ];
        foreach (string reason in reasons)
        {
            registry.UpdateMilestoneStatus(
                "\\", registry.GetMilestone("\\")!.Status == MilestoneStatus.Planned
                ? MilestoneStatus.InProgress : MilestoneStatus.Planned, new ChangeContext { Reason = reason });
            Tick(clock);
        }
    }

    /// <summary>One milestone whose status changes two hundred times, at times that go back and forth, to the tick.</summary>
    public static void LongHistory(MilestoneRegistry registry, FakeTimeProvider clock)
    {
        registry.RegisterMilestone("Release", ["ops"]);
        for (int i = 1; i <= 200; i++)
        {
            clock.AdjustTime(clock.GetUtcNow().AddTicks(i % 7 == 0 ? -1 : i * 12_345L));
            registry.UpdateMilestoneStatus("Release", (MilestoneStatus)(i % 6), i % 3 == 0 ? Ada : null);
        }

        clock.AdjustTime(DateTimeOffset.MinValue);
        registry.UpdateMilestoneStatus("Release", MilestoneStatus.Blocked);
        clock.AdjustTime(DateTimeOffset.MaxValue);
        registry.UpdateMilestoneStatus("Release", MilestoneStatus.Completed);
    }

    /// <summary>Changes of one event, of many, and of two hundred; removals that withdraw; names that come back.</summary>
    public static void WholeChanges(MilestoneRegistry registry, FakeTimeProvider clock)
    {
        registry.Batch(plan =>
        {
            for (int i = 0; i < 40; i++)
                plan.RegisterMilestone(
                    FormattableString.Invariant($"m{i:00}"), [FormattableString.Invariant($"c{i % 3}")], (MilestoneStatus)(i % 6));
            for (int i = 1; i < 40; i++)
                plan.DeclareMilestoneDependency(FormattableString.Invariant($"m{i:00}"), FormattableString.Invariant($"m{i / 2:00}"));
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
            for (int i = 0; i < 200; i++)
                plan.UpdateMilestoneStatus("m00", (i & 1) == 0 ? MilestoneStatus.InProgress : MilestoneStatus.Planned);
        });
        Tick(clock);
        registry.Batch(plan =>
        {
            for (int i = 3; i < 40; i++) plan.RemoveMilestone(FormattableString.Invariant($"m{i:00}"));
        }, new ChangeContext { Reason = "starting over" });
    }

    /// <summary>Fields of the plan, of milestones, dependencies and records: set, changed and cleared, also by a withdrawal and by
    /// removals.</summary>
    public static void FieldsAndRecords(MilestoneRegistry registry, FakeTimeProvider clock)
    {
        registry.SetPlanField("title", "Spring release");
        Tick(clock);
        registry.SetPlanField("title", "Spring release, second try", Ada);
        Tick(clock);
        registry.SetPlanField("acme.cost-centre", "4711", Signed);
        registry.SetPlanField("acme.cost-centre", null, new ChangeContext { Reason = "another budget" });
        foreach (string name in new[] { "Design", "Build", "Docs", "Release" }) registry.RegisterMilestone(name, ["core"]);
        registry.DeclareMilestoneDependency("Build", "Design");
        registry.DeclareMilestoneDependency("Docs", "Design");
        registry.DeclareMilestoneDependency("Release", "Build");
        registry.DeclareMilestoneDependency("Release", "Docs");
        Tick(clock);

        // The two keys that count, in every form that they have.
        foreach (string progress in new[] { "0", "1", "0.5", "0.000001", "0.999999", "0.25", "0.100001" })
            registry.SetMilestoneField("Build", "progress", progress, Ada);
        foreach (string weight in new[] { "1", "1000", "9", "10", "999" }) registry.SetMilestoneField("Build", "weight", weight);
        registry.SetMilestoneField("Docs", "progress", "0.75");
        registry.SetMilestoneField("Docs", "progress", null);
        registry.UpdateMilestoneStatus("Docs", MilestoneStatus.InProgress);
        Tick(clock);

        // Keys and values at their edges.
        foreach (string key in new[] { "a", "z9", "a.", "a-", "a..b--c.", "owner", new string('k', 64) })
            registry.SetMilestoneField("Design", key, key);
        string[] values =
        [
            " ", "\t", "\n", " two\n\tlines ", "\"", "\\", "\"},\"version\":2}", "null", "\\u0041", "/", "é", "e\u0301", "\u00A0", "\u200B",
                "\uFEFF", "\uFFFF", "😀", "\U0010FFFF",
            new string('"', 4096), new string('\n', 4096), string.Concat(Enumerable.Repeat("😀", 2048)),
        ];
        foreach (string value in values) registry.SetMilestoneField("Design", "notes", value);
        registry.SetMilestoneField("Design", "z9", null, Ada);
        Tick(clock);

        // Fields of dependencies go with a withdrawal, and with the removal of either end.
        registry.SetDependencyField("Build", "Design", "lag", "2d");
        registry.SetDependencyField("Build", "Design", "lag", "3d", Ada);
        registry.SetDependencyField("Build", "Design", "acme.why", "the drawings\ncome first");
        registry.SetDependencyField("Build", "Design", "url", "https://plan.example/1");
        registry.SetDependencyField("Docs", "Design", "lag", "1d");
        registry.SetDependencyField("Release", "Docs", "lag", "4d");
        registry.SetDependencyField("Release", "Docs", "kind", "finish-to-start");
        registry.SetDependencyField("Release", "Docs", "kind", null);
        Tick(clock);
        registry.WithdrawMilestoneDependency("Build", "Design", Signed);
        registry.DeclareMilestoneDependency("Build", "Design");
        registry.SetDependencyField("Build", "Design", "lag", "1d");
        Tick(clock);
        registry.SetMilestoneField("Docs", "title", "Manual");
        registry.SetMilestoneField("Docs", "notes", "two\nlines");
        registry.RemoveMilestone("Docs", new ChangeContext { Actor = "bob", Reason = "not needed", CorrelationId = "TICKET-7" });
        registry.RemoveMilestone("Design");
        registry.RegisterMilestone("Design");
        Tick(clock);

        // Records, which know nothing of milestones; the last field that goes takes its record with it.
        registry.SetRecordField("resources", "Ada Lovelace", "capacity", "1");
        registry.SetRecordField("resources", "Ada Lovelace", "email", "ada@plan.example");
        registry.SetRecordField("resources", "Ada Lovelace", "capacity", "0.5", Ada);
        registry.SetRecordField("resources", "Build", "title", "a record of the name of a milestone");
        registry.SetRecordField("features", "Ada Lovelace", "title", "another record of that name");
        registry.SetRecordField("features", "Ada Lovelace", "title", null);
        registry.SetRecordField("a.-0", "😀 \"\\", "b", "c");
        registry.SetRecordField(new string('c', 64), new string('x', 256), new string('k', 64), new string('v', 4096));
        Tick(clock);
        registry.RemoveRecord("resources", "Ada Lovelace", Signed);
        registry.SetRecordField("resources", "Ada Lovelace", "title", "back again");
        Tick(clock);

        // All of it in one change.
        registry.Batch(plan =>
        {
            plan.SetPlanField("title", null);
            plan.RegisterMilestone("Party");
            plan.DeclareMilestoneDependency("Party", "Release");
            plan.SetDependencyField("Party", "Release", "lag", "1d");
            plan.SetMilestoneField("Party", "progress", "0.1");
            plan.SetMilestoneField("Party", "progress", "0.2");
            plan.SetRecordField("resources", "Grace", "capacity", "1");
            plan.RemoveRecord("resources", "Grace");
            plan.ChangeMilestoneComponents("Party", ["fun"]);
            plan.WithdrawMilestoneDependency("Party", "Release");
            plan.SetPlanField("title", "Spring release, done");
        }, Ada);
    }

    /// <summary>Components that become others, dependencies that are turned round in the course of time, and a clock that goes back
    /// between.</summary>
    public static void ComponentsAndTurns(MilestoneRegistry registry, FakeTimeProvider clock)
    {
        registry.RegisterMilestone("a", ["core", "ui"]);
        registry.RegisterMilestone("b");
        registry.RegisterMilestone("c");
        string[][] sets = [[], ["ui"], ["core", "ui"], ["\uFFFD", "😀", "Z", "a"], ["\"", "\\"], [new string('x', 256)], ["core"]];
        foreach (string[] set in sets)
        {
            Tick(clock);
            registry.ChangeMilestoneComponents("a", set, set.Length == 1 ? Ada : null);
        }

        registry.DeclareMilestoneDependency("a", "b");
        registry.DeclareMilestoneDependency("b", "c");
        clock.AdjustTime(clock.GetUtcNow().AddYears(-50));
        registry.WithdrawMilestoneDependency("a", "b", new ChangeContext { Actor = "ada", Reason = "the other way round" });
        Tick(clock);
        registry.DeclareMilestoneDependency("c", "a");
        registry.Batch(plan =>
        {
            plan.WithdrawMilestoneDependency("b", "c");
            plan.WithdrawMilestoneDependency("c", "a");
            plan.DeclareMilestoneDependency("a", "c");
            plan.DeclareMilestoneDependency("c", "b");
        });
        clock.AdjustTime(clock.GetUtcNow().AddYears(51));
        registry.RemoveMilestone("c", Ada);
        registry.RegisterMilestone("c", ["core"]);
        registry.DeclareMilestoneDependency("b", "c");
        registry.DeclareMilestoneDependency("c", "a");
        Tick(clock);
        registry.ChangeMilestoneComponents("c", [], Signed);
    }

    private static void Tick(FakeTimeProvider clock) => clock.AdjustTime(clock.GetUtcNow().AddTicks(10_000_001));
}
