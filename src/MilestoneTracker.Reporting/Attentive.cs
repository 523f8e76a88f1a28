namespace MilestoneTracker.Reporting;

// Passes over many things with a look before each whether somebody wants it to end.
internal static class Attentive
{
    /// <summary>The same, one after the other, until it is to end.</summary>
    /// <param name="items">The things.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    public static IEnumerable<T> EndedBy<T>(this IEnumerable<T> items, CancellationToken cancellationToken)
    {
        foreach (T item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}
