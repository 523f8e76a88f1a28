using System.Text;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Reading;

// A table is read a window of 65,536 units at a time: what stands around the end of one must come out as it would anywhere else.
public sealed class TextWindowTests
{
    private const int Window = 1 << 16;
    private const string Start = "id,name\n1,";

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "gb18030"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_pair_at_the_end_of_a_window_is_read_whole_and_so_is_what_follows(string name)
    {
        Encoding encoding = name == "gb18030" ? CodePagesEncodingProvider.Instance.GetEncoding(name)! : Encoding.GetEncoding(name);
        for (int at = Window - 4; at <= Window + 2; at++)
        {
            string title = new string('a', at - Start.Length) + "\U0001F600";
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes($"{Start}{title}\n2,B\n")];

            ImportedPlan plan = Imports.Read(bytes, ImportFormat.Table,
                new Options.ImportOptions { Name = "plan", Encoding = name == "gb18030" ? name : null });

            plan.Items.Select(item => item.Title).Should().Equal([title, "B"], "the pair begins at unit {0}", at);
        }
    }
}
