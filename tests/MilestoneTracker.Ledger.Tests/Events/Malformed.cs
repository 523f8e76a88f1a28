using System.Text;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Ledger.Tests;

/// <summary>One way to write an event otherwise: where the bytes of a good one have <see cref="From"/>, there is
/// <see cref="To"/>.</summary>
/// <remarks>The good events are ASCII, and each character of <see cref="To"/> stands for one byte (0 to 255), so that any bytes can
/// be said.</remarks>
internal sealed record Malformed(string What, string From, string To, string Says, string Good = Malformed.Registered)
{
    public const string Registered = "registered";
    public const string Changed = "status_changed";
    public const string Declared = "declared";
    public const string Removed = "removed";
    public const string Components = "components_changed";
    public const string Plan = "plan field";
    public const string Milestone = "milestone field";
    public const string Dependency = "dependency field";
    public const string Record = "record field";

    public static AuditEvent First { get; } = Example.Event(1, new MilestoneRegistered("Design", Example.Set(), MilestoneStatus.Planned));

    private static readonly Dictionary<string, AuditEvent> GoodEvents = new(StringComparer.Ordinal)
    {
        [Registered] = Second(new MilestoneRegistered("Build", Example.Set("core", "ui"), MilestoneStatus.InProgress)),
        [Changed] = Second(new MilestoneStatusChanged("Design", MilestoneStatus.Planned, MilestoneStatus.OnHold)),
        [Declared] = Second(new DependencyDeclared("Build", "Design")),
        [Removed] = Second(new MilestoneRemoved("Design", Example.Set(), MilestoneStatus.Planned)),
        [Components] = Second(new MilestoneComponentsChanged("Design", Example.Set("b"), Example.Set("core", "ui"))),
        [Plan] = Second(new PlanFieldChanged("title", null, "Spring")),
        [Milestone] = Second(new MilestoneFieldChanged("Design", "progress", "0.5", "0.75")),
        [Dependency] = Second(new DependencyFieldChanged("Build", "Design", "lag", "2d", null)),
        [Record] = Second(new RecordFieldChanged("people", "Ada", "capacity", "1", "0.5")),
    };

    public AuditEvent GoodEvent => GoodEvents[Good];

    public byte[] Bytes()
    {
        string good = Encoding.ASCII.GetString(Example.Written([First, GoodEvent])[1]);
        int at = good.IndexOf(From, StringComparison.Ordinal);
        if (at < 0) throw new InvalidOperationException($"There is no {From} in {good}.");
        return Encoding.Latin1.GetBytes(good[..at] + To + good[(at + From.Length)..]);
    }

    private static AuditEvent Second(AuditData data) => Example.Event(2, data, Example.Ada) with { Count = 2 };
}
