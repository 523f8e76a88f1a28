using FluentAssertions;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Reading;

public sealed class TextRefusalTests
{
    [Theory]
    [InlineData("utf-7")]
    [InlineData("klingon")]
    [InlineData("")]
    public void An_encoding_that_is_not_known_is_an_error_of_the_options(string encoding)
    {
        ArgumentException e = FluentActions.Invoking(() =>
            Imports.Read("id,name\n1,A\n", ImportFormat.Table, new ImportOptions { Encoding = encoding })).Should()
            .Throw<ArgumentException>().Which;

        (e.ParamName, e.Message.Contains("is not an encoding that is known here", StringComparison.Ordinal)).Should().Be(("options", true));
    }

    [Fact]
    public void A_role_that_is_not_known_is_an_error_of_the_options() => FluentActions.Invoking(() =>
        Imports.Read("id,name\n1,A\n", ImportFormat.Table, new ImportOptions { Columns = [new("rank", "id")] })).Should()
        .Throw<ArgumentException>().WithParameterName("options");

    [Theory]
    [InlineData("<Project><Tasks></Project>", ImportFormat.Mspdi)]
    [InlineData("<Project a='1' a='2'/>", ImportFormat.Mspdi)]
    [InlineData("[{\"number\":}]", ImportFormat.GitHub)]
    [InlineData("{\"graph\":{},}", ImportFormat.JsonGraph)]
    public void What_is_not_well_formed_is_said_in_our_own_words(string text, ImportFormat format)
    {
        ImportRefusedException e = FluentActions.Invoking(() => Imports.Read(text, format)).Should().Throw<ImportRefusedException>().Which;

        e.Code.Should().Be("not-well-formed");
        e.Message.Should().StartWith("The file is not well-formed ").And.NotContain("Line").And.NotContain("BytePosition");
    }

    // A window of the reader is 65,536 units: the line feed is the first one of the next, or there is none.
    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\n")]
    public void A_line_that_ends_at_the_end_of_a_window_within_quotation_marks_counts_once(string end)
    {
        const string Begin = "id,name,due\n1,\"";
        for (int window = (1 << 16) - 4; window <= (1 << 16) + 4; window++)
        {
            string text = Begin + new string('x', window - Begin.Length) + end + "y\",\n2,B,soon\n";

            ImportFinding finding = Imports.Read(text, ImportFormat.Table).Findings
                .Single(finding => finding.Code == "date-not-understood");

            (finding.Place.Line, finding.Place.Column).Should().Be((4, 5), "the line ends at {0}", window);
        }
    }

    [Fact]
    public void A_quotation_mark_that_closes_right_behind_a_return_at_the_end_of_a_window_counts_the_line()
    {
        const string Begin = "id,name,due\n1,\"";
        string text = Begin + new string('x', (1 << 16) - 1 - Begin.Length) + "\r\",\n2,B,soon\n";

        Imports.Read(text, ImportFormat.Table).Findings.Single(finding => finding.Code == "date-not-understood").Place.Line.Should().Be(4);
    }
}
