using System.Text;

namespace MilestoneTracker.Cli.Plans;

// A list of dependencies: a line each, "milestone<TAB>dependency", or the same as CSV after RFC 4180. A line with one name only
// is a milestone without a dependency; in CSV, where all lines have as many fields as the first, so is one whose second field is
// empty. Empty lines are skipped, and so is a first line that is the heading milestone, dependency. What may be something else is
// refused (EdgeListDoubts.cs). Names that are not registered yet are registered as planned, in the order in which they come.
internal sealed class EdgeList
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _file;
    private readonly List<(PlannedName Milestone, PlannedName? Dependency)> _lines = [];

    private EdgeList(string file) => _file = file;

    /// <summary>Reads a list.</summary>
    /// <param name="bytes">The file's.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="isCsv">Whether it is CSV.</param>
    /// <param name="cancelled">Ends it.</param>
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
        EdgeListDoubts doubts = new(file, isCsv);
        foreach ((List<PlannedName> fields, TextPosition place) in isCsv ? CsvLines.Read(text, file) : TabbedLines(text, file))
        {
            cancelled.ThrowIfCancellationRequested();
            if (isCsv && fields.TrueForAll(field => field.Name.Length == 0)) continue; // as spreadsheets write an empty line
            if (doubts.IsHeading(fields, place)) continue;
            if (fields.Count > 2) throw new PlanFileException(
                file, place,
                FormattableString.Invariant($"A line has a milestone and what it depends on, and this one has {fields.Count} fields."));
            bool isAlone = fields.Count == 1 || (isCsv && fields[1].Name.Length == 0);
            list._lines.Add((fields[0], isAlone ? null : fields[1]));
        }

        doubts.CheckEnd();
        return list;
    }

    /// <summary>Registers what is not there yet, and declares what is not declared yet, in one change.</summary>
    /// <returns>How many milestones and how many dependencies are new.</returns>
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
                        && At(needed.Place, () => proposal.DeclareMilestoneDependency(milestone.Name, needed.Name))) dependencies++;
                }
            },
            context);
        return (milestones, dependencies);

        void Register(ProposedChange proposal, PlannedName name)
        {
            if (At(name.Place, () => proposal.Staged.Contains(name.Name))) return;
            At(name.Place, () => proposal.RegisterMilestone(name.Name));
            milestones++;
        }
    }

    private T At<T>(TextPosition place, Func<T> change)
    {
        try
        {
            return change();
        }
        catch (Exception e) when (e is MilestoneRegistryException or ArgumentException)
        {
            throw new PlanFileException(_file, place, CommandLine.Failure.Describe(e).Message, e);
        }
    }

    private static IEnumerable<(List<PlannedName> Fields, TextPosition Place)> TabbedLines(string text, string file)
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
