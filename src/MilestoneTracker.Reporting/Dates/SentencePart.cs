namespace MilestoneTracker.Reporting.Dates;

/// <summary>A part of a sentence.</summary>
internal readonly record struct SentencePart(SentencePartKind Kind, string Text);
