using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Passes;
using MilestoneTracker.Planning.Reasons;

namespace MilestoneTracker.Planning.Findings;

// The findings of a schedule, made when they are read. What is wrong with fields was only marked while they were read for the passes;
// here these fields, and no others, are read again for the words.
internal readonly struct FindingList
{
    private readonly Times _times;
    private readonly PlanModel _model;
    private readonly List<PlanFinding> _findings = [];

    private FindingList(Times times) => (_times, _model) = (times, times.Model);

    public static IReadOnlyList<PlanFinding> Of(Times times)
    {
        FindingList list = new(times);
        FieldProblems.OfPlan(times.Model.Inputs.Fields, times.Model.View.Snapshot.Version, list._findings);
        for (int position = 0; position < times.Model.Rows.Length; position++) list.Take(position);
        list._findings.Sort(PlanFinding.Compare); // far fewer than milestones, as a rule
        return list._findings.AsReadOnly();
    }

    private void Take(int position)
    {
        ref readonly Row row = ref _model.Rows[position];
        if (row.Flags == RowFlags.Owned || row.Flags == RowFlags.None)
        {
            TakeOpen(position, row);
            return;
        }

        if (row.Has(RowFlags.Problem)) FieldProblems.OfMilestone(_model.View, position, _model.Inputs, _findings);
        if (row.Has(RowFlags.LinkProblem)) FieldProblems.OfLinks(_model.View, position, _model.Inputs, _findings);
        if (row.Has(RowFlags.BadStart)) Add(position, PlanFindingCode.InvalidActual, PlanningKeys.Started);
        if (row.Has(RowFlags.BadFinish)) Add(position, PlanFindingCode.InvalidActual, PlanningKeys.Finished);
        if (row.Has(RowFlags.Gap)) TakeGaps(position);
        if (row.IsOpen) TakeOpen(position, row);
    }

    private void TakeOpen(int position, in Row row)
    {
        if (row.Has(RowFlags.Paused)) Add(position, PlanFindingCode.UnknownEnd, _model.View.StatusAt(position).ToWord());
        if (row.Has(RowFlags.Stale)) Add(position, PlanFindingCode.StaleInProgress);
        if (row.Has(RowFlags.NoEstimate) && _model.Starts[position] == _model.Starts[position + 1])
            Add(position, PlanFindingCode.NoEstimate);
        if (_times.IsAtEnd(position)) Add(position, PlanFindingCode.OutOfRange);
        if (row.IsPinned) TakePin(position);
        if (_times.IsLate(position))
        {
            Add(
                position, _times.IsOverdue(position) ? PlanFindingCode.Overdue : PlanFindingCode.TargetMissed,
                row.Dates!.Target.ToString()!, CivilTime.Text(_times.FinishOf(position)));
            return;
        }

        if (!_times.IsBehind(position)) return;
        string source = _model.View.NameAt(_times.PromiseOf(position));
        _findings.Add(new PlanFinding(PlanFindingCode.NegativeSlack, _model.View.NameAt(position), null, source, [source]));
    }

    private void TakePin(int position)
    {
        if (PinConflict.Of(_times, position) is not { } conflict) return;
        string name = _model.View.NameAt(position);
        _findings.Add(new PlanFinding(
            PlanFindingCode.PinConflict, name, null, conflict.Driver.Dependency,
            [CivilTime.Text(conflict.Finish), conflict.Driver.Dependency ?? conflict.Driver.Kind.ToString()]));
    }

    private void TakeGaps(int position)
    {
        foreach (int dependency in _model.View.DependenciesAt(position))
        {
            if (!_model.Rows[dependency].IsCancelled) continue;
            string cause = _model.View.NameAt(dependency);
            _findings.Add(new PlanFinding(PlanFindingCode.CancelledDependencyIgnored, _model.View.NameAt(position), null, cause, [cause]));
        }
    }

    private void Add(int position, PlanFindingCode code, params string[] evidence) =>
        _findings.Add(new PlanFinding(code, _model.View.NameAt(position), evidence));
}
