using System.Text.RegularExpressions;
using FluentAssertions;
using MilestoneTracker.TestSupport.Data;

namespace MilestoneTracker.Reporting.Tests.Golden;

// A file kept beside the tests, which a text has to equal byte for byte; of a page without its style sheet and its script, which a
// test of their own holds, so that a change of them shows in one place.
internal static partial class GoldenFile
{
    public static void ShouldBe(string text, string name)
    {
        if (name.EndsWith(".html", StringComparison.Ordinal)) text = StyleOrScript().Replace(text, "<$1>…</$1>");
        string kept = Path.Combine(Repository.Root, "tests", "MilestoneTracker.Reporting.Tests", "Golden", name);
        if (File.Exists(kept) && File.ReadAllText(kept) == text) return;
        string received = Path.Combine(AppContext.BaseDirectory, "received", name);
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, text);
        false.Should().BeTrue("{0} is not what is kept. Look at {1}; if it is as it should be, copy it to {2}", name, received, kept);
    }

    [GeneratedRegex("<(style|script)>.*?</\\1>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex StyleOrScript();
}
