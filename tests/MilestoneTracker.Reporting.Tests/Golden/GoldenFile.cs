using FluentAssertions;
using MilestoneTracker.TestSupport.Data;

namespace MilestoneTracker.Reporting.Tests.Golden;

// A file that is kept beside the tests and that a text has to be equal to, byte for byte.
internal static class GoldenFile
{
    public static void ShouldBe(string text, string name)
    {
        string kept = Path.Combine(Repository.Root, "tests", "MilestoneTracker.Reporting.Tests", "Golden", name);
        if (File.Exists(kept) && File.ReadAllText(kept) == text) return;
        string received = Path.Combine(AppContext.BaseDirectory, "received", name);
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, text);
        false.Should().BeTrue("{0} is not what is kept. Look at {1}; if it is as it should be, copy it to {2}", name, received, kept);
    }
}
