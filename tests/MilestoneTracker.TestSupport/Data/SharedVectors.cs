using Xunit;

namespace MilestoneTracker.TestSupport.Data;

// Vectors that others have published, beside the repository: they say whether ours means the same as the rest of the world's.
internal static class SharedVectors
{
    public static string PathOf(params string[] parts) => Path.Combine([Repository.Shared, "vectors", .. parts]);

    public static string? ReasonToSkip(string folder) =>
        Directory.Exists(PathOf(folder)) ? null : $"The vectors are not there: ../shared/vectors/{folder}, beside the repository.";
}

// Where they are not beside the repository, the tests that need them say so and are skipped.
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedVectorsFactAttribute : FactAttribute
{
    public SharedVectorsFactAttribute(string folder) => Skip = SharedVectors.ReasonToSkip(folder);
}
