using System.Xml.Linq;
using CsCheck;
using FluentAssertions;
using MilestoneTracker.Reporting.Pictures;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Pictures;

public sealed class XmlTextTests
{
    [Theory]
    [InlineData("a < b & \"c\" > 'd'", "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;")]
    [InlineData("two\nlines\tand a tab", "two&#10;lines&#9;and a tab")]
    [InlineData("\uFFFE and \uFFFF", "\uFFFD and \uFFFD")]
    [InlineData("whole \uD83D\uDE00", "whole \uD83D\uDE00")]
    [InlineData("bell \u0007", "bell \uFFFD")]
    [InlineData("", "")]
    public void What_is_no_character_of_XML_is_replaced_and_what_is_markup_becomes_a_reference(string text, string expected) =>
        Written(text).Should().Be(expected);

    [Fact]
    public void Half_a_pair_of_surrogates_is_replaced()
    {
        // Not as data of a theory: an attribute could not hold it.
        Written("half \uD83D and \uDE00 and \uDE00\uD83D").Should().Be("half \uFFFD and \uFFFD and \uFFFD\uFFFD");
    }

    [Fact]
    public void An_XML_reader_gives_back_every_text_from_an_attribute_and_from_content()
    {
        Gen.String[Gen.Char, 0, 40].Sample(text =>
        {
            XElement read = XElement.Parse($"<a b=\"{Written(text)}\">{Written(text)}</a>", LoadOptions.PreserveWhitespace);
            return read.Value == XmlTexts.Expected(text) && read.Attribute("b")!.Value == XmlTexts.Expected(text);
        });
    }

    private static string Written(string text)
    {
        StringWriter output = new();
        XmlText.Write(output, text);
        return output.ToString();
    }
}
