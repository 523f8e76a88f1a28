namespace MilestoneTracker;

public sealed partial class RegistrySnapshot
{
    private volatile PlanView? _view;

    /// <summary>The plan by position: for code that reads all milestones at once, where names would cost too much.</summary>
    /// <remarks>The first call costs O(milestones and dependencies), and the snapshot keeps what it made. With a view of an earlier
    /// snapshot of the same registry (or of a proposal on it) that has the same milestones and dependencies, it costs O(pages that
    /// differ) and shares the order of that view, so that positions mean the same in both (<see cref="PlanView.HasOrderOf"/>).</remarks>
    /// <param name="like">A view to share the order of, where that is possible; <see langword="null"/> for none.</param>
    public PlanView GetView(PlanView? like = null)
    {
        if (_view is { } view && (like is null || view.HasOrderOf(like))) return view;
        return _view = like?.TryMakeLike(this) ?? _view ?? new PlanView(this);
    }
}
