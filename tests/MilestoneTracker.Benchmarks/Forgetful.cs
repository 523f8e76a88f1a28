using MilestoneTracker.Auditing;

namespace MilestoneTracker.Benchmarks;

/// <summary>A sink that keeps nothing, so that what is measured is the registry and not its log.</summary>
internal sealed class Forgetful : IAuditSink
{
    public void Append(IReadOnlyList<AuditEvent> events)
    {
    }
}
