using MilestoneTracker.Planning.Findings;

namespace MilestoneTracker.Planning.Fields;

// Where a reader of fields says what counts as not set. The many fields that are good cost nothing; and what only asks whether there is
// something wrong, such as a first schedule, collects no texts (a list is made when findings are read).
internal struct Problems(string milestone, string? dependency, List<PlanFinding>? findings)
{
    /// <summary>Whether there was one.</summary>
    public bool Any { get; private set; }

    public void Add(string key, string value, string rule)
    {
        Any = true;
        findings?.Add(new PlanFinding(PlanFindingCode.InvalidField, milestone, dependency, null, [key, value, rule]));
    }
}
