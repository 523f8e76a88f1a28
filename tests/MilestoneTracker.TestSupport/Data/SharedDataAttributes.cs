using Xunit;

namespace MilestoneTracker.TestSupport.Data;

// Other people's data is not ours to ship. Where it is not beside the repository, the tests that need it say so and are skipped.
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string folder) => Skip = SharedData.ReasonToSkip(folder);
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute(string folder) => Skip = SharedData.ReasonToSkip(folder);
}
