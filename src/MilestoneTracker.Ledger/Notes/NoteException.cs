namespace MilestoneTracker.Ledger;

/// <summary>A note must not be used: it is malformed, or no known key has signed it.</summary>
public sealed class NoteException : Exception
{
    internal NoteException(NoteProblem problem, string message, string? key = null, Exception? innerException = null)
        : base(message, innerException) => (Problem, Key) = (problem, key);

    /// <summary>The kind of problem.</summary>
    public NoteProblem Problem { get; }

    /// <summary>The key whose signature is invalid: its name, <c>+</c> and its id as eight hexadecimal digits; <see langword="null"/> for
    /// other problems.</summary>
    public string? Key { get; }

    internal static NoteException NotANote(string what, Exception? innerException = null) =>
        new(NoteProblem.Malformed, $"This is not a signed note: {what} Use the bytes exactly as published.",
            innerException: innerException);

    internal static NoteException NotACheckpoint(string what) =>
        new(NoteProblem.Malformed, $"This is not a checkpoint: {what}");
}
