namespace MilestoneTracker.Reporting;

// Enumerates a sequence and checks for cancellation before each element.
internal static class CancellableSequence
{
    /// <summary>The same sequence, until it is cancelled.</summary>
    /// <param name="items">The sequence.</param>
    /// <param name="cancellationToken">Cancels the enumeration with <see cref="OperationCanceledException"/>.</param>
    public static IEnumerable<T> WithCancellation<T>(this IEnumerable<T> items, CancellationToken cancellationToken)
    {
        foreach (T item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}
