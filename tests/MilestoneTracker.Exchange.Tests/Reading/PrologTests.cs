using System.Text;
using FluentAssertions;
using MilestoneTracker.Exchange.Findings;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Reading;

// The place of a document type, however far from the beginning it stands.
public sealed class PrologTests
{
    [Theory]
    [InlineData("<!DOCTYPE x><Project/>", 1, 1)]
    [InlineData("<?xml version='1.0'?>\r\n\n\r<!-- <!DOCTYPE y> -->\n <!DOCTYPE x><Project/>", 5, 2)]
    [InlineData("<!-- é \uD83D\uDE00 --><!DOCTYPE x><Project/>", 1, 14)]
    [InlineData("<?p <!DOCTYPE ?>  <!DOCTYPE x [<!ENTITY a 'b'>]><Project/>", 1, 19)]
    public void A_document_type_is_refused_with_its_place_in_each_encoding(string text, int line, int column)
    {
        foreach (Encoding encoding in new Encoding[]
        {
            new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true),
        })
        {
            Refusal([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]).Should()
                .Be(("dtd", new ImportPlace(line, column)), encoding.WebName);
        }
    }

    [Fact]
    public void A_document_type_behind_a_long_comment_is_found_too()
    {
        string comment = $"<!--{new string('x', 300_000)}\n-->";

        Refusal(Encoding.UTF8.GetBytes(comment + "<!DOCTYPE x><Project/>")).Should().Be(("dtd", new ImportPlace(2, 4)));
    }

    [Fact]
    public void A_document_type_within_the_document_is_not_well_formed() =>
        Refusal("<Project><!DOCTYPE x></Project>"u8.ToArray()).Code.Should().Be("not-well-formed");

    // The reader of the framework throws something else than what it promises here. Found by broken inputs.
    [Fact]
    public void A_file_that_ends_behind_a_declaration_with_a_broken_character_is_not_well_formed() =>
        Refusal([.. "<?xml version=\"1.0"u8, 0xC3, .. "\" encoding=\"UTF-8\"?>"u8]).Code.Should().Be("not-well-formed");

    private static (string Code, ImportPlace Place) Refusal(byte[] bytes)
    {
        ImportRefusedException e = FluentActions.Invoking(() => Imports.Read(bytes, ImportFormat.Mspdi)).Should()
            .Throw<ImportRefusedException>().Which;
        return (e.Code, e.Place);
    }
}
