using System.Globalization;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.TestSupport.Twin;

/// <summary>The forms of text in which the registry and its twin say things, so that the two can be compared.</summary>
internal static class TwinText
{
    public static string List(IEnumerable<string> names) => $"[{string.Join(", ", names)}]";

    public static string Path(IEnumerable<string> names) => string.Join(" → ", names);

    public static string Text(string? text) => text ?? "∅";

    public static string Fields(IEnumerable<KeyValuePair<string, string>> fields) =>
        List(fields.Select(field => $"{field.Key}={field.Value}"));

    public static string FieldDifference(NaiveSubject subject, string key, string? before, string? after) =>
        $"{subject.Kind}{subject.Named} {key}: {Text(before)} → {Text(after)}";

    public static string Count(int completed, int counted, int cancelled, double? value, int? percent) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{completed} of {counted}, {cancelled} cancelled, {(value is { } number ? Bits(number) : "no value")}, {percent} %");

    /// <summary>A number, bit for bit.</summary>
    public static string Bits(double number) => BitConverter.DoubleToInt64Bits(number).ToString("x", CultureInfo.InvariantCulture);

    public static string Context(ChangeContext context) => $"{context.Actor}/{context.Reason}/{context.CorrelationId}";

    public static string HistoryEntry(MilestoneStatus status, DateTimeOffset time, long sequence, ChangeContext context) =>
        string.Create(CultureInfo.InvariantCulture, $"{status} {time:O} {sequence} {Context(context)}");

    public static string Event(AuditEvent e) =>
        new NaiveEvent(e.Sequence, e.Time, Context(e.Context), e.Index, e.Count, What(e.Data)).ToString();

    private static string Space(AuditData data) => data.Subject.Kind == AuditSubjectKind.Plan ? "" : " ";

    private static string What(AuditData data) => data.Type + Space(data) + data.Subject.Milestone + data switch
    {
        MilestoneRegistered registered => $" {List(registered.Components)} {registered.Status}",
        MilestoneStatusChanged changed => $" {changed.OldStatus} {changed.NewStatus}",
        MilestoneRemoved removed => $" {List(removed.Components)} {removed.Status}",
        DependencyDeclared declared => $" {declared.Dependency}",
        DependencyWithdrawn withdrawn => $" {withdrawn.Dependency}",
        MilestoneComponentsChanged changed => $" {List(changed.OldComponents)} {List(changed.NewComponents)}",
        PlanFieldChanged changed => $" {changed.FieldKey} {Text(changed.OldValue)} {Text(changed.NewValue)}",
        MilestoneFieldChanged changed => $" {changed.FieldKey} {Text(changed.OldValue)} {Text(changed.NewValue)}",
        DependencyFieldChanged changed => $" {changed.Dependency} {changed.FieldKey} {Text(changed.OldValue)} {Text(changed.NewValue)}",
        RecordFieldChanged changed =>
            $"{changed.Collection} {changed.Name} {changed.FieldKey} {Text(changed.OldValue)} {Text(changed.NewValue)}",
        _ => throw new InvalidOperationException($"The twin does not know {data}."),
    };
}
