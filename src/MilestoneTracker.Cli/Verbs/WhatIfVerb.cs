using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.People;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.Verbs;

internal static class WhatIfVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Argument<string[]> edits = new("EDIT")
        {
            Description = "register NAME, status NAME STATUS, depend NAME ON, withdraw NAME ON, remove NAME, "
                + "set, components and assign with their words; separate several with a +.",
            Arity = ArgumentArity.OneOrMore,
            CompletionSources = { WhatIfParser.Words },
        };
        edits.CompletionSources.Add(tools.Names);
        return new Verb(
            tools, "what-if", "Show what would move if the plan were changed. Nothing is saved.",
            [
                "milestones what-if status Login completed", "milestones what-if status Login cancelled + withdraw API Login",
                "milestones what-if register Beta + depend Release Beta + remove Manual --json",
                "milestones what-if set Manual weight=5 + components Manual --add web --any-key",
                "milestones what-if set API duration=3w --now 2026-03-02",
                "milestones what-if set --record resources/QA capacity=3 + assign Manual QA",
            ],
            call =>
            {
                IReadOnlyList<Action<PlanEditor>> changes = WhatIfParser.Parse(call, call.Get(edits));
                using PlanLog log = call.Open();
                RegistrySnapshot now = call.About(log.Current);
                MilestoneRegistry registry = MilestoneRegistry.Open(new StagedLog(log.Events, now.Version), now);
                using ProposedChange proposal = registry.Propose();
                foreach (Action<PlanEditor> change in changes) change(proposal);
                Movement moved = DifferenceTable.Between(call, now, proposal.Staged);
                ScheduleDifference? dates = DateMoves.Between(call, log, now, proposal.Staged);
                LevelledMoves? levelled = LevelledMoves.Between(call, dates);
                call.Printer.Answer(
                    json =>
                    {
                        json.WriteNumber("version", now.Version);
                        json.Movement(moved);
                        json.OptionalObject("dates", dates, json.Moves);
                        json.OptionalObject("levelled", levelled, moves => moves.Write(json));
                    },
                    () =>
                    {
                        DifferenceTable.Print(call, moved);
                        if (dates is not null) DateMoves.Print(call.Printer, dates);
                        levelled?.Print(call.Printer);
                        if (call.Printer.IsTerminal) call.Printer.Line(
                            $"At risk now: {DifferenceTable.RisksOf(now)}; then: {DifferenceTable.RisksOf(proposal.Staged)}. Nothing "
                            + "was saved.");
                    });
                return ExitCode.Done;
            }) { TakesOptionsAsWords = true }.With(edits).With(tools.Shared.AnyKey, tools.Shared.Now);
    }
}
