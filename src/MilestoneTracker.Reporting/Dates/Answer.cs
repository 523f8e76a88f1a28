namespace MilestoneTracker.Reporting.Dates;

/// <summary>A question of the reader with its answer.</summary>
/// <param name="Question">The question, in plain words.</param>
/// <param name="Verdict">The answer in a few words.</param>
/// <param name="Sentences">What it rests on, with numbers and dates.</param>
internal sealed record Answer(string Question, string Verdict, IReadOnlyList<Sentence> Sentences);
