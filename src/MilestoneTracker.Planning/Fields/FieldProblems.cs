using System.Collections.Immutable;
using MilestoneTracker.Planning.Findings;

namespace MilestoneTracker.Planning.Fields;

// What is wrong with fields, in words: they are read as a schedule reads them, and each that counts as not set is a finding.
internal static class FieldProblems
{
    public static void OfPlan(ImmutableSortedDictionary<string, string> fields, long version, List<PlanFinding> findings)
    {
        Problems problems = new("", null, findings);
        _ = new PlanInputs(fields, ref problems);
        foreach ((string key, string value) in fields)
        {
            if (!key.StartsWith(PlanningKeys.BaselinePrefix, StringComparison.Ordinal)) continue;
            if (!BaselineText.TryParse(value, out long sequence) || sequence > version) problems.Add(key, value, BaselineText.Rule);
        }
    }

    public static void OfMilestone(PlanView view, int position, PlanInputs plan, List<PlanFinding> findings)
    {
        Problems problems = new(view.NameAt(position), null, findings);
        _ = new MilestoneFields(view.FieldsAt(position), plan, ref problems);
    }

    public static void OfLinks(PlanView view, int position, PlanInputs plan, List<PlanFinding> findings)
    {
        foreach (int dependency in view.DependenciesAt(position))
        {
            Problems problems = new(view.NameAt(position), view.NameAt(dependency), findings);
            LinkInputs.Read(view.DependencyFieldsAt(position, dependency), plan.Units, ref problems);
        }
    }
}
