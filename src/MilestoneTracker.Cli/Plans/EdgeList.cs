using System.Text;

namespace MilestoneTracker.Cli.Plans;

// A list of dependencies: a line each, "milestone<TAB>dependency", or the same as CSV (RFC 4180). A line with one name is a milestone
// without a dependency; so is a CSV line whose second field is empty, because CSV lines all have the same number of fields. Empty lines
// are skipped, and so is the heading "milestone, dependency". Ambiguous text is refused (EdgeListChecks.cs). New names are registered as
// planned, in order of appearance.
internal sealed class EdgeList
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _file;
    private readonly List<(PlannedName Milestone, PlannedName? Dependency)> _lines = [];

    private EdgeList(string file) => _file = file;

    /// <summary>Reads a list.</summary>
    /// <param name="bytes">The content of the file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="isCsv">Whether it is CSV.</param>
    /// <param name="cancelled">Cancels reading.</param>
    public static EdgeList Read(ReadOnlySpan<byte> bytes, string file, bool isCsv, CancellationToken cancelled)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new PlanFileException(file, TextPosition.Locate(bytes, Math.Max(0, e.Index)), "This is not UTF-8.");
        }

        EdgeList list = new(file);
        EdgeListChecks checks = new(file, isCsv);
        foreach ((List<PlannedName> fields, TextPosition position) in isCsv ? CsvLines.Read(text, file) : TabbedLines(text, file))
        {
            cancelled.ThrowIfCancellationRequested();
            if (isCsv && fields.TrueForAll(field => field.Name.Length == 0)) continue; // an empty line, as spreadsheets write it
            if (checks.IsHeading(fields, position)) continue;
            if (fields.Count > 2) throw new PlanFileException(
                file, position,
                FormattableString.Invariant($"A line has a milestone and a dependency; this one has {fields.Count} fields."));
            bool isAlone = fields.Count == 1 || (isCsv && fields[1].Name.Length == 0);
            list._lines.Add((fields[0], isAlone ? null : fields[1]));
        }

        checks.CheckEnd();
        return list;
    }

    /// <summary>Registers new milestones and declares new dependencies, in one change.</summary>
    /// <returns>The numbers of new milestones and new dependencies.</returns>
    public (int Milestones, int Dependencies) AddTo(MilestoneRegistry registry, ChangeContext context, CancellationToken cancelled)
    {
        (int milestones, int dependencies) = (0, 0);
        registry.Batch(
            proposal =>
            {
                foreach ((PlannedName milestone, PlannedName? dependency) in _lines)
                {
                    cancelled.ThrowIfCancellationRequested();
                    Register(proposal, milestone);
                    if (dependency is { } needed) Register(proposal, needed);
                }

                foreach ((PlannedName milestone, PlannedName? dependency) in _lines)
                {
                    cancelled.ThrowIfCancellationRequested();
                    if (dependency is { } needed
                        && At(needed.Position, () => proposal.DeclareMilestoneDependency(milestone.Name, needed.Name))) dependencies++;
                }
            },
            context);
        return (milestones, dependencies);

        void Register(ProposedChange proposal, PlannedName name)
        {
            if (At(name.Position, () => proposal.Staged.Contains(name.Name))) return;
            At(name.Position, () => proposal.RegisterMilestone(name.Name));
            milestones++;
        }
    }

    private T At<T>(TextPosition position, Func<T> change)
    {
        try
        {
            return change();
        }
        catch (Exception e) when (e is MilestoneRegistryException or ArgumentException)
        {
            throw new PlanFileException(_file, position, CommandLine.Failure.Describe(e).Message, e);
        }
    }

    private static IEnumerable<(List<PlannedName> Fields, TextPosition Position)> TabbedLines(string text, string file)
    {
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            string whole = line.TrimEnd('\r');
            if (whole.Length == 0) continue;
            if (whole.Contains('\r', StringComparison.Ordinal)) throw CsvLines.CrAlone(file, new TextPosition(number, 1));
            List<PlannedName> fields = [];
            int column = 1;
            foreach (string field in whole.Split('\t'))
            {
                fields.Add(new PlannedName(field, new TextPosition(number, column)));
                column += field.Length + 1;
            }

            yield return (fields, new TextPosition(number, 1));
        }
    }
}
