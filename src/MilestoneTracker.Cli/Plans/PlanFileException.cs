namespace MilestoneTracker.Cli.Plans;

/// <summary>A plan file or a list of dependencies is wrong, with the position.</summary>
internal sealed class PlanFileException(string file, TextPosition position, string what, Exception? innerException = null)
    : Exception(FormattableString.Invariant($"{file}, line {position.Line}, column {position.Column}: {what}"), innerException)
{
    public TextPosition Position => position;
}
