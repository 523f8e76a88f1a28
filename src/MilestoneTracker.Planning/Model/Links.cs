using MilestoneTracker.Planning.Fields;

namespace MilestoneTracker.Planning.Model;

// The links of a plan by position, without those to and from cancelled milestones, with their terms where any has fields. What is wrong
// with them is marked in the rows of the milestones that depend.
internal readonly struct Links
{
    public Links(PlanView view, PlanInputs inputs, Row[] rows, bool hasCancelled, bool hasTerms)
    {
        Starts = view.DependencyStarts.ToArray();
        Needs = view.DependencyPositions.ToArray();
        Terms = hasTerms ? new LinkTerms[Needs.Length] : null;
        if (!hasCancelled && !hasTerms) return;
        int end = 0;
        for (int position = 0; position < rows.Length; position++)
        {
            (int from, int to) = (Starts[position], Starts[position + 1]); // the next one is still as the view has it
            Starts[position] = end;
            bool hasFields = view.HasDependencyFieldsAt(position);
            for (int link = from; link < to; link++)
            {
                int dependency = Needs[link];
                LinkTerms terms = hasFields ? TermsOf(view, inputs, rows, position, dependency) : default;
                if (rows[position].IsCancelled) continue;
                if (rows[dependency].IsCancelled)
                {
                    if (!rows[position].IsCompleted) rows[position].Flags |= RowFlags.Gap;
                    continue;
                }

                Needs[end] = dependency;
                if (Terms is not null) Terms[end] = terms;
                end++;
            }
        }

        Starts[rows.Length] = end;
    }

    public int[] Starts { get; }

    public int[] Needs { get; }

    public LinkTerms[]? Terms { get; }

    private static LinkTerms TermsOf(PlanView view, PlanInputs inputs, Row[] rows, int position, int dependency)
    {
        Problems problems = default;
        LinkInputs link = LinkInputs.Read(view.DependencyFieldsAt(position, dependency), inputs.Units, ref problems);
        if (problems.Any) rows[position].Flags |= RowFlags.LinkProblem;
        return new LinkTerms(link, inputs.Units);
    }
}
