using System.Globalization;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Tests.Twin;

/// <summary>The forms of text in which the registry and its twin say things, so that the two can be compared.</summary>
internal static class Words
{
    public static string List(IEnumerable<string> names) => $"[{string.Join(", ", names)}]";

    public static string Way(IEnumerable<string> names) => string.Join(" → ", names);

    /// <summary>A number, bit for bit.</summary>
    public static string Bits(double number) => BitConverter.DoubleToInt64Bits(number).ToString("x", CultureInfo.InvariantCulture);

    public static string Context(ChangeContext context) => $"{context.Actor}/{context.Reason}/{context.CorrelationId}";

    public static string HistoryEntry(MilestoneStatus status, DateTimeOffset time, long sequence, ChangeContext context) =>
        string.Create(CultureInfo.InvariantCulture, $"{status} {time:O} {sequence} {Context(context)}");

    public static string Event(AuditEvent e) => new NaiveEvent(e.Sequence, e.Time, Context(e.Context), e.Index, e.Count, What(e.Data)).ToString();

    private static string What(AuditData data) => data.Type + " " + data.Subject.Milestone + data switch
    {
        MilestoneRegistered registered => $" {List(registered.Components)} {registered.Status}",
        MilestoneStatusChanged changed => $" {changed.OldStatus} {changed.NewStatus}",
        MilestoneRemoved removed => $" {List(removed.Components)} {removed.Status}",
        DependencyDeclared declared => $" {declared.Dependency}",
        DependencyWithdrawn withdrawn => $" {withdrawn.Dependency}",
        _ => throw new InvalidOperationException($"The twin does not know {data}."),
    };
}
