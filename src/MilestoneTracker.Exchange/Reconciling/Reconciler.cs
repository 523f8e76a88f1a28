using System.Globalization;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Reconciling;

// From a plan that was read to the edits of one proposed change. Order of edits: fields of the plan, records of resources, registrations
// with their fields, changes of what was imported before (in the order of the file), withdrawals (ordinal), declarations with their fields
// (in the order of the file), what is gone. Guarantees: the same plan again makes no edit; where anything is refused, the proposal is
// dropped and nothing is staged.
internal sealed class Reconciler
{
    private readonly ImportedPlan _plan;
    private readonly ProposedChange _proposal;
    private readonly FindingLog _findings;
    private readonly Origin _origin;
    private readonly Matching _matching;
    private readonly bool[] _isChanged;

    private Reconciler(ImportedPlan plan, ProposedChange proposal)
    {
        (_plan, _proposal) = (plan, proposal);
        _findings = new FindingLog(plan.Findings, plan.Options.Limits.Findings);
        _origin = new Origin(proposal.Base, plan.Source, plan.Format);
        _matching = new Matching(plan, proposal.Base, _origin);
        _isChanged = new bool[plan.Items.Count];
    }

    public static ImportPreview Propose(ImportedPlan plan, MilestoneRegistry registry, ChangeContext? context)
    {
        ProposedChange proposal = registry.Propose(context);
        try
        {
            return new Reconciler(plan, proposal).Stage();
        }
        catch
        {
            proposal.Dispose();
            throw;
        }
    }

    private ImportPreview Stage()
    {
        SayWhatItLooksLike();
        SetPlanFields();
        SayHoursPerDay();
        AddResources();
        int added = RegisterNew();
        MilestoneMerge merge = new(_plan, _proposal, _findings);
        for (int i = 0; i < _isChanged.Length; i++)
            if (_matching.Milestones[i] is { } milestone) _isChanged[i] = merge.Apply(_plan.Items[i], milestone,
                _matching.IsOurs(_plan, i));
        new LinkMerge(_plan, _proposal, _matching, _findings).Apply(_isChanged);
        int gone = SeeToGone();
        int changed = _isChanged.Count(isChanged => isChanged);
        return new ImportPreview(_proposal, _findings.Frozen(),
            new ImportCounts(added, changed, _isChanged.Length - added - changed, gone));
    }

    private void SayWhatItLooksLike()
    {
        if (_origin.Alike(_plan.Items) is not { } other) return;
        string label = other[(_plan.Format.Length + 1)..];
        _findings.Add("looks-like-source", default(ImportPlace), null,
            $"Most of these items are here already, from '{other}'. Give the source '{label}' to change those; so, all of them are new.");
    }

    private void SetPlanFields()
    {
        foreach ((string key, string value) in _plan.PlanFields)
        {
            if (!_proposal.Base.PlanFields.TryGetValue(key, out string? ours)) _proposal.SetPlanField(key, value);
            else if (ours != value) _findings.Add("plan-field-kept", _plan.PlanPlaces[key], null,
                $"The plan has another '{key}' already, which stays. The input says '{Reading.Draft.Shown(value)}'.");
        }
    }

    // A duration is written in days, and a day is as long as the plan says.
    private void SayHoursPerDay()
    {
        if (_plan.HoursPerDay is not var (hours, place)) return;
        if (!_plan.Items.Any(item => item.Fields.Any(field => field.Key == Keys.Duration))) return;
        string here = _proposal.Staged.PlanFields.GetValueOrDefault(Keys.HoursPerDay) ?? "8";
        if (here == hours.ToString(CultureInfo.InvariantCulture)) return;
        _findings.Add("hours-per-day-not-taken", place, null,
            FormattableString.Invariant($"Days of the input have {hours} hours, and those of the plan {Reading.Draft.Shown(here)}. ")
            + "So durations are longer or shorter here; give the plan the same 'hours-per-day' if that is not meant.");
    }

    private void AddResources()
    {
        if (_plan.Resources.Count == 0) return;
        var there = _proposal.Base.GetRecords(Keys.Resources);
        foreach ((string name, string capacity) in _plan.Resources)
            if (!there.ContainsKey(name)) _proposal.SetRecordField(Keys.Resources, name, Keys.Capacity, capacity);
    }

    private int RegisterNew()
    {
        int added = 0;
        for (int i = 0; i < _isChanged.Length; i++)
        {
            if (_matching.Milestones[i] is not null) continue;
            added++;
            ImportedItem item = _plan.Items[i];
            string name = _matching.Given[i];
            SayName(item, name);
            _proposal.RegisterMilestone(name, item.Components, item.Status);
            SortedDictionary<string, string> fields = ItemFields.Of(item, name);
            string values = SourceValues.Write(SourceValues.Of(item.Status, item.Components, fields));
            fields[Keys.Source] = _plan.Source;
            fields[Keys.SourceId] = item.SourceId;
            fields[Keys.SourceValues] = values;
            foreach ((string key, string value) in fields) _proposal.SetMilestoneField(name, key, value);
        }

        return added;
    }

    private void SayName(ImportedItem item, string name)
    {
        if (name != item.CleanTitle)
            _findings.Add("name-disambiguated", item.Place, item.SourceId,
                $"'{item.CleanTitle}' is called '{name}' here, because names differ in a plan.");
        else if (name != item.Title)
            _findings.Add("name-changed", item.Place, item.SourceId,
                $"The title was made '{name}', because it breaks the rules of names as it is.");
    }

    private int SeeToGone()
    {
        HashSet<string> there = new(StringComparer.Ordinal);
        foreach (Milestone? milestone in _matching.Milestones)
            if (milestone is not null) there.Add(milestone.Name);
        int gone = 0;
        foreach (Milestone milestone in _origin.Milestones)
        {
            if (there.Contains(milestone.Name)) continue;
            gone++;
            _findings.Add("gone", default(ImportPlace), milestone.Fields[Keys.SourceId],
                $"'{milestone.Name}' came from this origin, which no longer has it.");
            if (_plan.Options.Gone == GoneRule.Cancel) _proposal.UpdateMilestoneStatus(milestone.Name, MilestoneStatus.Cancelled);
            else if (_plan.Options.Gone == GoneRule.Remove) _proposal.RemoveMilestone(milestone.Name);
        }

        return gone;
    }
}
