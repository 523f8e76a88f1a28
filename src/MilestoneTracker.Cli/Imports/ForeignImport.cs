using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Cli.Verbs;
using MilestoneTracker.Exchange;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;

namespace MilestoneTracker.Cli.Imports;

// An import from another program: the input is read once, as a stream; what was read is proposed to the current state of the log, as often
// as another writer was faster. Refusals have the place in the file and their code.
internal sealed class ForeignImport(Invocation call, string file, string word)
{
    private static readonly string[] Limits = ["too-large", "too-many-items", "too-many-links", "too-deep"];

    public Proposed? Outcome { get; private set; }

    /// <summary>Reads the input.</summary>
    public ImportedPlan Read(Stream input, ImportOptions options) => Refusing(() => ProgressNotice.During(
        call.Environment, "Reading the file", () =>
        PlanImport.Read(input, ImportFormats.Of(word)!.Value, options, call.Environment.Cancelled)));

    /// <summary>Makes the changes of the import.</summary>
    public Imported Make(Import import, ImportedPlan plan, bool isStrict) => import.Into(identity: null, registryOf =>
        ProgressNotice.During(call.Environment, "Comparing with the plan", () =>
        {
            MilestoneRegistry registry = registryOf(call.Environment.Clock);
            using ImportPreview preview = Refusing(() => plan.ProposeTo(registry, call.Context));
            if (isStrict) CheckStrict(preview.Findings);
            Outcome = new Proposed(plan.Source, preview.Added, preview.Changed, preview.Unchanged, preview.Gone, preview.Findings);
            preview.Commit();
        }));

    /// <summary>Refuses findings that are warnings, and shows them.</summary>
    public void CheckStrict(ImportFindings findings)
    {
        long warnings = Findings.WarningsOf(findings);
        if (warnings == 0) return;
        string lines = string.Join('\n', Findings.Lines(findings, file, word));
        throw new InvocationException(
            ExitCode.Refused,
            $"{file} has {TerminalText.Counted(warnings, "warning", "warnings")}, and --strict refuses any. "
            + $"Nothing was imported.\n{lines}");
    }

    /// <summary>Runs a step, and says where and why an input is refused.</summary>
    public T Refusing<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (ImportRefusedException e)
        {
            bool isRefused = e.Code == "cycle" || Limits.Contains(e.Code);
            string place = e.Place.Line == 0 ? "" : FormattableString.Invariant($", line {e.Place.Line}, column {e.Place.Column}");
            string advice = ImportAdvice.For(e.Code, word);
            throw new InvocationException(
                isRefused ? ExitCode.Refused : ExitCode.NoLog, $"{file}{place}: {e.Message}{advice} ({e.Code})\nNothing was imported.", e);
        }
        catch (ArgumentException e) when (e is not ArgumentNullException)
        {
            throw new InvocationException(ExitCode.Usage, Failure.WithoutParameter(e), e);
        }
    }

    /// <summary>What an import does.</summary>
    internal sealed record Proposed(string Source, int Added, int Changed, int Unchanged, int Gone, ImportFindings Findings);
}
