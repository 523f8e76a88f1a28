using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MilestoneTracker;
using MilestoneTracker.Auditing;
using MilestoneTracker.Risk;

namespace PackageConsumer
{
    /// <summary>A small plan, played through every operation of the package, and told line by line.</summary>
    public static class SmallPlan
    {
        /// <summary>Plays it.</summary>
        /// <param name="output">Where it is told.</param>
        public static void Play(TextWriter output)
        {
            InMemoryAuditLog log = new();
            MilestoneRegistry registry = new(log, new MilestoneRegistryOptions
            {
                TimeProvider = new StandingClock(),
                DefaultContext = new ChangeContext { Actor = "planner" },
                TransitionRule = t => t.From == MilestoneStatus.Cancelled ? "it was cancelled." : null,
            });
            using IDisposable subscription = registry.Subscribe(new Teller(output));

            registry.RegisterMilestone("Schema", new[] { "database" });
            registry.RegisterMilestone("API", new[] { "backend" }, MilestoneStatus.InProgress);
            registry.RegisterMilestone("Release", new[] { "backend", "docs" });
            registry.DeclareMilestoneDependency("API", "Schema");
            registry.DeclareMilestoneDependency("Release", "API");
            registry.UpdateMilestoneStatus(
                "Schema", MilestoneStatus.Blocked, new ChangeContext { Actor = "ada", Reason = "no disk", CorrelationId = "T-1" });
            registry.Batch(batch =>
            {
                batch.RegisterMilestone("Manual", new[] { "docs" }, MilestoneStatus.Completed);
                batch.DeclareMilestoneDependency("Release", "Manual");
            });

            Tell(output, registry.Current);
            Refused(output, () => registry.DeclareMilestoneDependency("Schema", "Release"));
            Refused(output, () => registry.RegisterMilestone("API"));
            Refused(output, () => registry.GetProgress("Nobody"));
            Refused(output, () => registry.RegisterMilestone(" padded"));
            output.WriteLine(
                "asked first: " + registry.CheckDependency("Manual", "Release").Verdict + ", tried: "
                + registry.TryDeclareMilestoneDependency("Manual", "Schema").Verdict);
            output.WriteLine("impact of Schema: " + string.Join(", ", registry.AnalyzeImpact("Schema")));

            using (ProposedChange whatIf = registry.Propose())
            {
                whatIf.UpdateMilestoneStatus("Schema", MilestoneStatus.Cancelled);
                foreach (MilestoneDifference difference in whatIf.Staged.ChangesSince(whatIf.Base).Milestones)
                    output.WriteLine("what if: " + difference);
            }

            registry.WithdrawMilestoneDependency("Manual", "Schema");
            registry.UpdateMilestoneStatus("Schema", MilestoneStatus.Cancelled);
            Refused(output, () => registry.UpdateMilestoneStatus("Schema", MilestoneStatus.Planned));
            registry.RemoveMilestone("Schema");
            Tell(output, registry.Current);

            foreach (AuditEvent recorded in log.Read()) output.WriteLine(recorded.ToString());
            MilestoneRegistry opened = MilestoneRegistry.Open(log);
            output.WriteLine(
                "opened anew: " + opened + ", the same: " + opened.Current.Milestones.SequenceEqual(registry.Current.Milestones));
            output.WriteLine("as of event 6: " + RegistrySnapshot.AsOf(log, 6));
            output.WriteLine(
                "words: " + MilestoneStatus.OnHold.ToWord() + ", "
                + MilestoneStatuses.TryParse("IN_PROGRESS", out MilestoneStatus status) + " " + status);
        }

        private static void Tell(TextWriter output, RegistrySnapshot snapshot)
        {
            output.WriteLine(snapshot.ToString());
            foreach (Milestone milestone in snapshot.Milestones)
            {
                output.WriteLine(
                    "  " + milestone + " over " + string.Join(", ", milestone.Components) + " needs ["
                    + string.Join(", ", milestone.Dependencies) + "], needed by [" + string.Join(", ", milestone.Dependents) + "]");
                foreach (RiskFactor factor in snapshot.AssessRisk(milestone.Name).Factors) output.WriteLine("    " + factor);
            }

            foreach (KeyValuePair<string, RiskLevel> level in snapshot.AssessRiskLevels())
                output.WriteLine("  " + level.Key + ": " + level.Value);
        }

        private static void Refused(TextWriter output, Action action)
        {
            try
            {
                action();
                output.WriteLine("not refused");
            }
            catch (Exception e) when (e is MilestoneRegistryException || e is ArgumentException)
            {
                output.WriteLine("refused, " + e.GetType().Name + ": " + e.Message);
            }
        }

        private sealed class StandingClock : TimeProvider
        {
            public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        }

        private sealed class Teller : IObserver<RegistryChange>
        {
            private readonly TextWriter _output;

            public Teller(TextWriter output) => _output = output;

            public void OnNext(RegistryChange value) => _output.WriteLine("told: " + value);

            public void OnCompleted() => _output.WriteLine("ended");

            public void OnError(Exception error) => _output.WriteLine("failed");
        }
    }
}
