using FluentAssertions;
using MilestoneTracker.Exchange.Options;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Hostile;

// Work that is done once, however many share it. None of these measures time; done again for each of many, each would take minutes.
public sealed class RepeatedWorkTests
{
    [Fact]
    public void Many_equal_names_whose_ids_differ_only_at_their_ends_are_numbered_once_each()
    {
        string prefix = new('p', 200);
        ImportedPlan plan = Imports.Read("id,name\n" + string.Concat(Enumerable.Range(0, 12_000).Select(i => $"{prefix}{i},T\n")),
            ImportFormat.Table);
        (MilestoneRegistry registry, _) = Imports.Registry();
        using ImportPreview preview = plan.ProposeTo(registry);
        preview.Added.Should().Be(12_000);
    }

    [Fact]
    public void The_long_title_of_a_group_is_cleaned_once_for_all_that_is_in_it()
    {
        string table = $"id,name,outline level\n0,{new string('g', 1_000_000)},1\n"
            + string.Concat(Enumerable.Range(1, 40_000).Select(i => $"{i},T,2\n"));
        ImportedPlan plan = Imports.Read(table, ImportFormat.Table);
        plan.Items.Skip(1).Should().OnlyContain(item => item.Name.StartsWith("ggg", StringComparison.Ordinal));
    }

    [Fact]
    public void Any_number_of_fields_of_our_own_export_is_taken_in_one_pass()
    {
        const int Count = 100_000;
        string fields = string.Join(',', Enumerable.Range(0, Count).Select(i => $"\"k{i:000000}\":\"v\""));
        string graph = $"{{\"graph\":{{\"nodes\":{{\"n\":{{\"metadata\":{{\"milestones\":1,\"fields\":{{{fields}}}}}}}}}}}}}";
        ImportedPlan plan = Imports.Read(graph, ImportFormat.JsonGraph, new ImportOptions { Name = "plan" });
        plan.Items[0].Fields.Should().HaveCount(Count);
    }

    [Fact]
    public void Lines_that_end_in_a_lone_CR_are_each_looked_through_once()
    {
        string calendar = "BEGIN:VCALENDAR\rBEGIN:VTODO\rUID:a\rSUMMARY:x\r" + new string('\r', 50_000_000)
            + "END:VTODO\rEND:VCALENDAR\r";
        Imports.Read(calendar, ImportFormat.ICalendar).Items.Should().ContainSingle().Which.Name.Should().Be("x");
    }
}
