using MilestoneTracker.Auditing;
using MilestoneTracker.Naming;

namespace MilestoneTracker.State;

// Whether a state, wherever it was stored, can be the one that a log leads to. Only a replay of the log could prove it, which a saved
// state is meant to avoid; so the last events before its version are read, and the effect of each must be in the state unless a later one
// undid it. This detects the state of another plan, because the time, the context and the sequence number of every history entry are
// compared. Conversely, what the state says about these events, and what a milestone has that they registered, must come from them. If
// these are all events of the log, they are replayed and everything is compared.
internal sealed class Agreement
{
    private const int MaxEvents = 1024;

    private readonly RegistryState _state;
    // What later events set, which earlier ones do not have to match.
    private readonly HashSet<(AuditSubject, string?, AuditValueKind)> _later = [];
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);

    private Agreement(RegistryState state) => _state = state;

    /// <summary>The disagreement with the last event that the state does not show, in a sentence; <see langword="null"/> if it shows all
    /// that were compared.</summary>
    /// <exception cref="AuditReplayException">The events do not fit each other.</exception>
    public static string? Fault(RegistryState state, IAuditLog log, CancellationToken cancellationToken)
    {
        if (state.Version > log.LastSequence)
            return FormattableString.Invariant($"It is of version {state.Version}, but the log ends at event {log.LastSequence}.");
        if (state.Version == 0) return IsSame(state, new RegistryState().Freeze()) ? null : "It is of version 0, but not empty.";
        long first = Math.Max(1, state.Version - MaxEvents + 1);
        List<AuditEvent> events = [.. log.Read(first, cancellationToken).TakeWhile(e => e.Sequence <= state.Version)];
        if (events.Count == 0 || events[events.Count - 1] is not { } last || last.Sequence != state.Version || last.Index != last.Count)
            return FormattableString.Invariant($"Its last event, {state.Version}, does not end a change of the log.");
        if (last.Time != state.Time) return FormattableString.Invariant(
            $"Its last change was made at {state.Time:O}, but event {state.Version} of the log was recorded at {last.Time:O}.");
        if (first == 1)
            return IsSame(state, Fold.Replay(null, events, dropUnfinished: false, cancellationToken).Freeze())
                ? null : "It is not the result of the events of the log.";
        Agreement agreement = new(state);
        for (int i = events.Count - 1; i >= 0; i--)
            if (!agreement.Shows(events[i])) return FormattableString.Invariant($"It does not show event {events[i].Sequence} of the log.");
        return agreement.UnsupportedStatus(events) is { } name ? $"The last change of status of '{name}' is not in the log." : null;
    }

    /// <summary>A milestone whose last status has the sequence number of an event that says something else.</summary>
    private string? UnsupportedStatus(List<AuditEvent> events)
    {
        foreach (int id in _state.OrdinalIds())
        {
            long place = _state.DetailsOf(id).History.Change.Sequence - events[0].Sequence;
            if (place < 0) continue;
            bool isItsEvent = place < events.Count && events[(int)place].Data.Subject.Equals(AuditSubject.OfMilestone(_state.Names[id]));
            if (!isItsEvent || !IsLast(id, events[(int)place])) return _state.Names[id];
        }

        return null;
    }

    private static bool IsSame(RegistryState one, RegistryState other)
    {
        RegistryDifference difference = new(new Comparison(one, other, CancellationToken.None));
        return difference.IsEmpty
            && one.Count == other.Count && one.OrdinalIds().All(id => new Milestone(one, id).Equals(Comparison.Find(other, one.Names[id])));
    }

    private bool Shows(AuditEvent e)
    {
        AuditData data = e.Data;
        AuditSubject subject = data.Subject;
        if (IsGone(subject.Milestone) || IsGone(subject.Dependency)) return true;
        AuditValueKind kind = data.Field is null ? data.New.Kind : AuditValueKind.Text;
        if (kind == AuditValueKind.Milestone) return ShowsRegistration(e);
        if (!_later.Add((subject, data.Field, kind))) return true;
        return subject.Kind switch
        {
            AuditSubjectKind.Plan => Fields.Get(_state.PlanFields, data.Field!) == data.New.Text,
            AuditSubjectKind.Record =>
            Fields.Get(_state.Records.FieldsOf(subject.Collection!, subject.Record!), data.Field!) == data.New.Text,
            AuditSubjectKind.Dependency => ShowsDependency(data),
            _ => ShowsMilestone(e),
        };
    }

    private bool IsGone(string? milestone) => milestone is not null && _removed.Contains(milestone);

    private bool ShowsRegistration(AuditEvent e)
    {
        AuditData data = e.Data;
        bool hadStatus = !_later.Add((data.Subject, null, AuditValueKind.Status));
        bool hadComponents = !_later.Add((data.Subject, null, AuditValueKind.Components));
        return _state.TryFind(data.Subject.Milestone!, out int id)
            && (hadStatus || IsLast(id, e))
            && (hadComponents || IsOver(id, data.New))
            && HasOnlyLater(id);
    }

    /// <summary>Whether everything that a milestone has beside its status and components comes from events after its
    /// registration.</summary>
    private bool HasOnlyLater(int id)
    {
        string name = _state.Names[id];
        Details details = _state.DetailsOf(id);
        return HaveComeLater(AuditSubject.OfMilestone(name), details.Fields)
            && OrdinalNames.Ids(_state.Graph.Dependencies(id)).All(dependency => IsDeclaredLater(name, _state.Names[dependency]))
            && OrdinalNames.Ids(_state.Graph.Dependents(id)).All(dependent => IsDeclaredLater(_state.Names[dependent], name))
            && details.OfDependencies.All(fields => HaveComeLater(AuditSubject.OfDependency(name, _state.Names[fields.Key]), fields.Value));
    }

    private bool HaveComeLater(AuditSubject subject, FieldSet fields) =>
        fields.Keys.All(key => _later.Contains((subject, key, AuditValueKind.Text)));

    private bool IsDeclaredLater(string milestone, string dependency) =>
        _later.Contains((AuditSubject.OfDependency(milestone, dependency), null, AuditValueKind.Declared));

    private bool IsOver(int id, AuditValue value) => _state.DetailsOf(id).Components.SetEquals(value.Components!);

    private bool ShowsMilestone(AuditEvent e)
    {
        string name = e.Data.Subject.Milestone!;
        if (e.Data.Field is null && e.Data.New.IsNothing)
        {
            _removed.Add(name);
            // It may have been registered again.
            return !_state.TryFind(name, out _) || _later.Contains((e.Data.Subject, null, AuditValueKind.Status));
        }

        if (!_state.TryFind(name, out int id)) return false;
        if (e.Data.Field is { } field) return Fields.Get(_state.DetailsOf(id).Fields, field) == e.Data.New.Text;
        return e.Data.New.Status is null ? IsOver(id, e.Data.New) : IsLast(id, e);
    }

    private bool ShowsDependency(AuditData data)
    {
        if (!_state.TryFind(data.Subject.Milestone!, out int milestone) || !_state.TryFind(data.Subject.Dependency!, out int dependency))
            return false;
        bool isDeclared = _state.Graph.DependsOn(milestone, dependency);
        return data.Field is { } field
            ? Fields.Get(_state.DetailsOf(milestone).OfDependency(dependency), field) == data.New.Text
            : isDeclared == data.New.IsDeclared;
    }

    private bool IsLast(int id, AuditEvent e)
    {
        StatusChange last = _state.DetailsOf(id).History.Change;
        return last.Status == e.Data.New.Status && last.Sequence == e.Sequence && last.Time == e.Time && last.Context == e.Context;
    }
}
