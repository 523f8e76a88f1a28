using System.Text;
using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Repetition;

// An item of Microsoft Project can be known by its UID and by the name that an export left in its notes. Where they differ, the second
// import still finds what the first has made.
public sealed class MatchingTests
{
    [Theory]
    [InlineData("X:Y|Y:", "a task was renamed and another took its name")]
    [InlineData("A:|A:A", "a task was copied, and the copy kept the notes")]
    [InlineData("T:Z|T:T", "two have the same title, and the notes name the second")]
    public void The_same_tasks_again_make_no_event(string tasks, string because)
    {
        (MilestoneRegistry registry, InMemoryAuditLog log) = Imports.Registry();
        ImportedPlan plan = Plan(tasks);
        Imports.Commit(plan, registry).Added.Should().Be(2);
        long before = log.LastSequence;
        Imports.Commit(plan, registry);
        log.LastSequence.Should().Be(before, because);
    }

    [Fact]
    public void An_export_that_numbers_anew_finds_the_milestones_by_their_names()
    {
        (MilestoneRegistry registry, InMemoryAuditLog log) = Imports.Registry();
        Imports.Commit(Imports.Read(
            "<Project><Tasks><Task><UID>2</UID><Name>A</Name></Task><Task><UID>1</UID><Name>B</Name></Task></Tasks></Project>",
            ImportFormat.Mspdi), registry);
        (byte[] bytes, _) = Exports(registry);
        long before = log.LastSequence;
        Imports.Commit(Imports.Read(bytes, ImportFormat.Mspdi), registry).Added.Should().Be(0);
        string.Join('\n', log.Read(before + 1).Select(made => made.Data)).Should().NotContain("title", "A is not B");
    }

    [Fact]
    public void A_task_that_was_renamed_since_the_export_is_still_its_milestone()
    {
        (MilestoneRegistry registry, _) = Imports.Registry();
        registry.RegisterMilestone("A");
        (byte[] bytes, _) = Exports(registry);
        string renamed = Encoding.UTF8.GetString(bytes).Replace("<Name>A</Name>", "<Name>X</Name>", StringComparison.Ordinal);
        Imports.Commit(Imports.Read(renamed, ImportFormat.Mspdi), registry).Added.Should().Be(0);
        registry.Current.GetMilestone("A")!.Fields["title"].Should().Be("X");
    }

    [Fact]
    public void Source_values_that_are_no_text_count_as_nothing_said_before()
    {
        (MilestoneRegistry registry, _) = Imports.Registry();
        ImportedPlan plan = Imports.Read("id,name\n1,A\n", ImportFormat.Table);
        Imports.Commit(plan, registry);
        string good = registry.Current.GetMilestone("A")!.Fields["source-values"];
        registry.SetMilestoneField("A", "source-values", "{\"a\":\"\\ud83d\"}");
        Imports.Commit(plan, registry);
        registry.Current.GetMilestone("A")!.Fields["source-values"].Should().Be(good);
    }

    private static (byte[] Bytes, ExportReport Report) Exports(MilestoneRegistry registry) =>
        RoundTrips.Exports.Write(registry.Current, ExportFormat.Mspdi);

    // Tasks as TITLE:NAME IN THE NOTES, numbered from 1.
    private static ImportedPlan Plan(string tasks)
    {
        StringBuilder xml = new("<Project><Tasks>");
        foreach ((int i, string task) in tasks.Split('|').Index())
        {
            string[] parts = task.Split(':');
            string notes = parts[1].Length == 0 ? "" : $"<Notes>[milestones 1]\n{{\"name\":\"{parts[1]}\"}}</Notes>";
            xml.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"<Task><UID>{i + 1}</UID><Name>{parts[0]}</Name>{notes}</Task>");
        }

        return Imports.Read(xml.Append("</Tasks></Project>").ToString(), ImportFormat.Mspdi);
    }
}
