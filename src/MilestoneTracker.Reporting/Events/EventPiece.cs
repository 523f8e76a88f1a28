namespace MilestoneTracker.Reporting.Events;

/// <summary>A piece of an event's text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says in a sentence, not escaped.</param>
/// <param name="Status">The status, where it is one.</param>
internal readonly record struct EventPiece(PieceKind Kind, string Text, MilestoneStatus Status = default);
