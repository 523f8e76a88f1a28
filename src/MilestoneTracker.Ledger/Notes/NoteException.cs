namespace MilestoneTracker.Ledger;

/// <summary>A note must not be used: it is not well formed, or nobody who is known vouches for it.</summary>
public sealed class NoteException : Exception
{
    internal NoteException(NoteProblem problem, string message, string? key = null, Exception? innerException = null)
        : base(message, innerException) => (Problem, Key) = (problem, key);

    /// <summary>Which of the three it is.</summary>
    public NoteProblem Problem { get; }

    /// <summary>The key whose signature is invalid, as its name, <c>+</c> and eight hexadecimal digits of its id;
    /// <see langword="null"/> for any other problem.</summary>
    public string? Key { get; }

    internal static NoteException NotANote(string what, Exception? innerException = null) =>
        new(NoteProblem.Malformed, $"This is not a signed note: {what} Take the bytes as they were published.",
            innerException: innerException);

    internal static NoteException NotACheckpoint(string what) =>
        new(NoteProblem.Malformed, $"This is not a checkpoint: {what}");
}
