namespace MilestoneTracker.Reporting.Events;

/// <summary>A piece of the text of an event.</summary>
/// <param name="Kind">The kind of piece.</param>
/// <param name="Text">Its words in a sentence, not escaped.</param>
/// <param name="Status">The status, if the piece is one.</param>
internal readonly record struct EventPiece(PieceKind Kind, string Text, MilestoneStatus Status = default);
