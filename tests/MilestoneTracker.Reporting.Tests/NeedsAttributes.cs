using Xunit;

namespace MilestoneTracker.Reporting.Tests;

/// <summary>A test that needs a program from outside; skipped, and says which, where it is not there.</summary>
public sealed class NeedsFactAttribute : FactAttribute
{
    /// <summary>Names the program that the test needs.</summary>
    public NeedsFactAttribute(string program) => Skip = Programs.ReasonToSkip(program);
}

/// <summary>A test with cases that needs a program from outside; skipped, and says which, where it is not there.</summary>
public sealed class NeedsTheoryAttribute : TheoryAttribute
{
    /// <summary>Names the program that the test needs.</summary>
    public NeedsTheoryAttribute(string program) => Skip = Programs.ReasonToSkip(program);
}
