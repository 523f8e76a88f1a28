using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.Verbs;

internal static class WhatIfVerb
{
    public static Verb Make(Toolbox tools)
    {
        Argument<string[]> edits = new("EDIT")
        {
            Description = "register NAME, status NAME STATUS, depend NAME ON, withdraw NAME ON or remove NAME; several with a + of its own between them.",
            Arity = ArgumentArity.OneOrMore,
            CompletionSources = { Proposed.Words },
        };
        edits.CompletionSources.Add(tools.Names);
        return new Verb(
            tools, "what-if", "Tell what would move if the plan were changed. Nothing is kept.",
            ["milestones what-if status Login completed", "milestones what-if status Login cancelled + withdraw API Login", "milestones what-if register Beta + depend Release Beta + remove Manual --json"],
            call =>
            {
                IReadOnlyList<Action<PlanEditor>> changes = Proposed.Parse(call.Get(edits));
                using PlanLog log = call.Open();
                RegistrySnapshot now = log.Current;
                MilestoneRegistry registry = MilestoneRegistry.Open(new StagedLog(log.Events, now.Version), now);
                using ProposedChange proposal = registry.Propose();
                foreach (Action<PlanEditor> change in changes) change(proposal);
                Movement moved = Moved.Between(call, now, proposal.Staged);
                call.Printer.Answer(
                    json =>
                    {
                        json.WriteNumber("version", now.Version);
                        json.Movement(moved);
                    },
                    () =>
                    {
                        Moved.Print(call, moved);
                        if (call.Printer.IsTerminal) call.Printer.Line($"At risk now: {Moved.RisksOf(now)}; then: {Moved.RisksOf(proposal.Staged)}. Nothing was kept.");
                    });
                return ExitCode.Done;
            }).With(edits);
    }
}
