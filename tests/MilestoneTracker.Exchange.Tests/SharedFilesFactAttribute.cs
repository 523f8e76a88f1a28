using Xunit;

namespace MilestoneTracker.Exchange.Tests;

// A test that needs files of other people; where they are not there it says so and is skipped.
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFilesFactAttribute : FactAttribute
{
    public SharedFilesFactAttribute() => Skip = SharedFiles.ReasonToSkip;
}
