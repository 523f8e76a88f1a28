using FluentAssertions;
using MilestoneTracker.Exchange.Formats.Tables;
using MilestoneTracker.Exchange.Values;
using MilestoneTracker.TestSupport.Data;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Findings;

// The tables of the guide are those of the code.
public sealed class GuideTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", "bring-a-spreadsheet.md"));

    [Fact]
    public void Every_role_stands_in_the_guide_with_its_headings()
    {
        foreach ((string role, string headings) in TableRoles.Headings)
            Page.Should().Contain($"| `{role}` | `{headings.Replace("|", "`, `")}` |");
    }

    [Fact]
    public void Every_status_stands_in_the_guide_with_its_words()
    {
        foreach ((MilestoneStatus status, string words) in StatusWords.Lists)
            Page.Should().Contain($"| `{status.ToWord()}` | `{words.Replace("|", "`, `")}` |");
    }
}
