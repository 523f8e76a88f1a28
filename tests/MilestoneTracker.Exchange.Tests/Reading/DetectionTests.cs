using System.Text;
using FluentAssertions;
using MilestoneTracker.Exchange.Conformance;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Reading;

// The format of an input, by how it begins.
public sealed class DetectionTests
{
    [Theory]
    [InlineData("<Project/>", ImportFormat.Mspdi)]
    [InlineData("\uFEFF<?xml version='1.0'?>\r\n<!-- <project> -->\n<p:Project xmlns:p='x'>", ImportFormat.Mspdi)]
    [InlineData("<project name='x'><tasks>", ImportFormat.Gan)]
    [InlineData("<!DOCTYPE graphml [<!ENTITY a '>'> ]>\n<graphml>", ImportFormat.GraphMl)]
    [InlineData("<html>", null)]
    [InlineData("<Projec", null)]
    [InlineData("begin:vcalendar\r\n", ImportFormat.ICalendar)]
    [InlineData("{\"graph\":{", ImportFormat.JsonGraph)]
    [InlineData("{\"label\":\"x\",\"graphs\":[", ImportFormat.JsonGraph)]
    [InlineData("[{\"url\":\"x\",\"number\":1,\"title\":", ImportFormat.GitHub)]
    [InlineData("[[{\"title\":\"A\",\"user\":{\"name\":\"u\"},\"number\":1}]]", ImportFormat.GitHub)]
    [InlineData("{\"milestones\":[],\"issues\":[{\"number\":1,\"title\":\"x\"}]}", ImportFormat.GitHub)]
    [InlineData("[][{\"id\":3,\"iid\":1}]", ImportFormat.GitLab)]
    [InlineData("{\"title\":\"Plan\",\"milestones\":[{\"name\":\"A\",\"fields\":{\"number\":\"1\",\"title\":\"x\"}}]}", null)]
    [InlineData("{\"message\":\"Not Found\"}", null)]
    [InlineData("[1,2", null)]
    [InlineData("[A],B", null)]
    [InlineData("{\"\\ud83d\":1}", null)]
    [InlineData("id,name\n", ImportFormat.Table)]
    [InlineData("sep=;\nSubject;Status\n", ImportFormat.Table)]
    [InlineData("\"Issue key\",\"Summary, long\",x\n", ImportFormat.Table)]
    [InlineData("milestone,dependency\n", null)]
    [InlineData("Name\n", ImportFormat.Table)]
    [InlineData("A,B\n", null)]
    [InlineData("", null)]
    [InlineData("  \n", null)]
    public void A_beginning_says_the_format_or_nothing(string start, ImportFormat? format) =>
        PlanImport.Detect(Encoding.UTF8.GetBytes(start)).Should().Be(format);

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void UTF16_is_seen_through_with_and_without_a_byte_order_mark(bool bigEndian, bool mark)
    {
        UnicodeEncoding encoding = new(bigEndian, mark);
        PlanImport.Detect([.. encoding.GetPreamble(), .. encoding.GetBytes("<Project>")]).Should().Be(ImportFormat.Mspdi);
    }

    [Fact]
    public void Whatever_is_cut_off_or_broken_never_throws()
    {
        foreach (ImportInput input in ImportInput.All(Imports.CasePath("hostile", "manifest.jsonl"), null))
            for (int length = 0; length <= Math.Min(300, input.Bytes.Length); length++)
                FluentActions.Invoking(() => PlanImport.Detect(input.Bytes.AsSpan(0, length))).Should().NotThrow(input.Name);
    }

    [Fact]
    public void The_cases_of_most_formats_are_recognized()
    {
        ImportInput[] inputs = [.. ImportInput.All(Imports.CasePath("rules.jsonl"), null)];
        foreach (ImportInput input in inputs)
            (PlanImport.Detect(input.Bytes) ?? input.Format).Should().Be(input.Format, input.Name);
        inputs.Count(input => PlanImport.Detect(input.Bytes) == input.Format).Should().BeGreaterThan(inputs.Length * 3 / 4);
    }
}
