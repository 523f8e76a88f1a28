using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using MilestoneTracker.Sqlite;
using SQLitePCL;
using Xunit;

namespace MilestoneTracker.Tests.Docs;

// The page on the format of the ledger is what a stranger builds a reader from: its hashes are computed from its own text, its tables
// are held against what is written, and its schema against a file.
public sealed partial class FormatPageTests
{
    private static readonly MarkdownPage Page = MarkdownPage.Read("docs/ledger/format.md");

    // The lines of the types of events that the page shows, which another test holds against what the library writes.
    private static readonly string[] Events =
        [.. Page.Blocks.Where(block => block.Language == "text")
            .SelectMany(block => block.Text.Split('\n')).Where(line => line.StartsWith('{'))];

    private static IEnumerable<(string Command, string Shown)> Commands =>
        Page.Blocks.Zip(Page.Blocks.Skip(1))
        .Where(pair => pair.First.Language == "console").Select(pair => (pair.First.Text, pair.Second.Text));

    [Fact]
    public void Each_command_of_the_example_prints_what_the_page_shows_below_it()
    {
        Commands.Should().HaveCount(3);
        if (!OperatingSystem.IsLinux()) return; // sha256sum and env are those of Linux; the next test needs neither
        foreach ((string command, string shown) in Commands) Shell(command).Should().Be(shown + "\n");
    }

    [Fact]
    public void Each_hash_of_the_example_is_that_of_the_very_text_of_the_page()
    {
        List<string> leaves = [];
        foreach ((string command, string shown) in Commands)
        {
            byte[] hashed = QuotedEvent().Match(command) is { Success: true } quoted
                ? [0, .. Encoding.UTF8.GetBytes(quoted.Groups[1].Value)]
                : [1, .. Convert.FromHexString(string.Concat(Hash().Matches(command).Select(match => match.Value)))];
            string hash = Convert.ToHexStringLower(SHA256.HashData(hashed));

            shown.Should().Be(hash + "  -");
            if (hashed[0] == 1) Hash().Matches(command).Select(match => match.Value).Should().Equal(leaves);
            else leaves.Add(hash);
        }

        Commands.Select(command => QuotedEvent().Match(command.Command))
            .Where(match => match.Success).Select(match => match.Groups[1].Value).Should().Equal(Events.Take(2));
        Events.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("previous").GetString())
            .Take(3).Should().Equal([new string('0', 64), .. leaves]);
    }

    [Fact]
    public void The_table_of_the_event_lists_the_keys_in_the_order_in_which_they_are_written()
    {
        string[] listed = [.. Rows("An event").Select(row => row[0])];

        foreach (string line in Events) KeysOf(JsonDocument.Parse(line).RootElement).Should().Equal(listed);
        listed.Should().BeInAscendingOrder(StringComparer.Ordinal).And.HaveCount(13);
    }

    [Fact]
    public void The_table_of_what_happened_lists_each_type_with_its_keys()
    {
        Dictionary<string, string> listed = Rows("What happened").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
        Dictionary<string, string> written = Events.Select(line => JsonDocument.Parse(line).RootElement)
            .GroupBy(
                e => e.GetProperty("type").GetString()!, e => string.Join("`, `", KeysOf(e.GetProperty("data"))), StringComparer.Ordinal)
            .ToDictionary(type => type.Key, type => type.Distinct(StringComparer.Ordinal).Single(), StringComparer.Ordinal);

        written.Should().BeEquivalentTo(listed).And.HaveCount(10);
    }

    [Fact]
    public void The_characters_that_each_kind_of_text_may_have_are_those_of_the_library_unit_by_unit()
    {
        HashSet<int> controls = CodePoints("control characters");
        HashSet<int> separators = CodePoints("separators");
        HashSet<int> bidirectional = CodePoints("bidirectional controls");
        HashSet<int> spaces = CodePoints("white space");
        for (int unit = 0; unit <= 0xFFFF; unit++)
        {
            if (char.IsSurrogate((char)unit)) continue;
            bool isInNames = !controls.Contains(unit) && !separators.Contains(unit) && !bidirectional.Contains(unit);
            bool isLineOrTab = unit is 9 or 10;
            string text = $"a{(char)unit}b";

            Assert.Equal(isInNames, NameRules.IsValid(text, out _));
            Assert.Equal(isInNames && !spaces.Contains(unit), NameRules.IsValid(text[1..], out _));
            Assert.Equal(isInNames && !spaces.Contains(unit), NameRules.IsValid(text[..2], out _));
            Assert.Equal(isInNames || isLineOrTab, NameRules.IsValidValue(text[1..2], out _));
            Assert.Equal(!controls.Contains(unit) || isLineOrTab, IsReason(text[1..2]));
            Assert.Equal(unit is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-', NameRules.IsValidKey(text[..2], out _));
            Assert.Equal(unit is >= 'a' and <= 'z', NameRules.IsValidKey(text[1..2], out _));
        }
    }

    [Fact]
    public void The_lengths_of_each_kind_of_text_are_those_of_the_library()
    {
        string[] listed = [.. Rows("Texts").Select(row => $"{row[0]}: {row[1]}")];

        listed.Should().Equal("name: 1 to 256", "reason: 0 to 4,096", "value: 1 to 4,096", "key: 1 to 64");
        foreach ((int length, bool isName, bool isReason, bool isValue, bool isKey) in new[]
        {
            (0, false, true, false, false), (1, true, true, true, true), (64, true, true, true, true), (65, true, true, true, false),
                (256, true, true, true, false), (257, false, true, true, false),
            (4096, false, true, true, false), (4097, false, false, false, false),
        })
        {
            string text = new('x', length);
            (NameRules.IsValid(text, out _), IsReason(text), NameRules.IsValidValue(text, out _),
                NameRules.IsValidKey(text, out _)).Should().Be((isName, isReason, isValue, isKey), "{0} units", length);
        }
    }

    [Fact]
    public void The_forms_of_progress_and_weight_are_those_of_the_library()
    {
        Regex progress = FormOf("progress");
        Regex weight = FormOf("weight");
        string[] pieces = ["", "0", "1", "9", ".", "00", "25", "5", "000", "1000", "1001", " ", "-", "+", "e", "\u0661", "\n"];
        string[] edges = [
            "0.000001", "0.0000001", "0.123456", "0.1234567", "0.100001", "0.12345", "0.999999", "0.1000000", "100", "010", "999", "9999",
                "1000", "1001", "0001"];
        string[] values = [
            .. (from a in pieces from b in pieces from c in pieces select a + b + c).Concat(edges)
                .Distinct().Where(value => value.Length > 0)];
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");
        using ProposedChange proposal = registry.Propose();

        foreach (string value in values)
        {
            Assert.Equal(progress.IsMatch(value), IsAccepted(() => proposal.SetMilestoneField("a", "progress", value)));
            Assert.Equal(weight.IsMatch(value), IsAccepted(() => proposal.SetMilestoneField("a", "weight", value)));
        }

        values.Should().HaveCountGreaterThan(2_000);
        values.Count(progress.IsMatch).Should().BeGreaterThan(10);
        values.Count(weight.IsMatch).Should().BeGreaterThan(10);
        registry.SetPlanField("progress", "most of it").Should().BeTrue("only milestones have these forms");
    }

    [Fact]
    public void The_table_of_what_fits_has_every_type()
    {
        string[] types = [.. Rows("What happened").Select(row => row[0])];

        string[] ruled = [.. Tables("Which events fit")[0].Select(row => row[0])];

        ruled.Should().Equal(
            [.. types.Where(type => !type.EndsWith(".field_changed", StringComparison.Ordinal))
                .OrderBy(type => Array.IndexOf(ruled, type)), "one of the four `field_changed"]);
        types.Should().HaveCount(10).And.Subject.Count(type => type.EndsWith(".field_changed", StringComparison.Ordinal)).Should().Be(4);
    }

    [Fact]
    public void The_schema_and_its_numbers_are_those_of_a_file()
    {
        using LogFile log = new();

        string[] schema = [.. Query(log.Path, "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL")];

        schema.Should().Equal(Page.Blocks.Single(block => block.Language == "sql").Text.Split('\n'));
        Page.Text.Should().Contain(
            FormattableString.Invariant(
            $"`application_id` 0x{int.Parse(Query(log.Path, "PRAGMA application_id").Single(), null):X} (\"MLOG\", {Query(log.Path, "PRAGMA application_id").Single()})"));
        Page.Text.Should().Contain($"`user_version` {Query(log.Path, "PRAGMA user_version").Single()}");
    }

    [Fact]
    public void The_saved_state_begins_as_its_table_says()
    {
        using LogFile log = new();
        byte[] file = File.ReadAllBytes(log.Path + "-state");
        string[] sizes = [.. Rows("The file of a saved state").Select(row => row[0])];
        ReadOnlySpan<byte> rest = file;

        sizes.Should().Equal("22", "4", "…", "8", "32", "32", "…");
        Encoding.ASCII.GetString(Take(ref rest, 22)).Should().Be("milestones snapshot 1\n");
        Encoding.UTF8.GetString(Take(ref rest, BinaryPrimitives.ReadInt32BigEndian(Take(ref rest, 4)))).Should().Be(LogFile.Log);
        BinaryPrimitives.ReadInt64BigEndian(Take(ref rest, 8)).Should().Be(2);
        Convert.ToHexStringLower(Take(ref rest, 32)).Should().Be(log.Last);
        Convert.ToHexStringLower(Take(ref rest, 32)).Should().Be(log.Root);
        rest[..13].SequenceEqual("milestones 2\n"u8).Should().BeTrue();
        rest[^32..].SequenceEqual(SHA256.HashData(rest[..^32])).Should().BeTrue();
    }

    /// <summary>The cells of the first table under a heading, code marks of the first and second taken off.</summary>
    private static IEnumerable<string[]> Rows(string heading) => Tables(heading)[0];

    private static List<string[][]> Tables(string heading)
    {
        List<string[][]> tables = [];
        List<string[]> rows = [];
        foreach (string line in (string[])[
            .. Page.Text[(Page.Text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal) + 1)..].Split('\n')
                .Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)), ""])
        {
            if (line.StartsWith('|')) rows.Add([.. line.Split('|').Skip(1).Select(cell => cell.Trim().Trim('`'))]);
            else if (rows.Count > 0) (tables, rows) = ([.. tables, [.. rows.Skip(2)]], []);
        }

        return tables;
    }

    private static HashSet<int> CodePoints(string characters) =>
        [.. Tables("Texts")[1].Single(row => row[0] == characters)[1].Split(", ").SelectMany(range =>
        {
            int[] ends = [.. range.Split(" to ").Select(point => Convert.ToInt32(point[2..], 16))];
            return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
        })];

    private static Regex FormOf(string key) =>
        new($@"\A(?:{Regex.Match(Page.Text, $"^- `{key}`, [^`]+: `([^`]+)`$", RegexOptions.Multiline).Groups[1].Value})\z");

    private static bool IsReason(string text) => IsAccepted(() => _ = new ChangeContext { Reason = text });

    private static bool IsAccepted(Action set)
    {
        try
        {
            set();
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static IEnumerable<string> KeysOf(JsonElement value) => value.EnumerateObject().Select(property => property.Name);

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, int count)
    {
        ReadOnlySpan<byte> taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    private static string Shell(string command)
    {
        ProcessStartInfo start = new("sh") { RedirectStandardOutput = true, ArgumentList = { "-c", command } };
        using Process shell = Process.Start(start)!;
        string printed = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return printed;
    }

    private static List<string> Query(string path, string sql)
    {
        List<string> answers = [];
        raw.sqlite3_open_v2(path, out sqlite3 database, raw.SQLITE_OPEN_READONLY, null).Should().Be(raw.SQLITE_OK);
        using (database)
        {
            raw.sqlite3_prepare_v2(database, sql, out sqlite3_stmt statement).Should().Be(raw.SQLITE_OK);
            using (statement)
                while (raw.sqlite3_step(statement) == raw.SQLITE_ROW) answers.Add(raw.sqlite3_column_text(statement, 0).utf8_to_string());
        }

        return answers;
    }

    [GeneratedRegex("^printf '\\\\000%s' '([^']+)' \\| sha256sum$")]
    private static partial Regex QuotedEvent();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hash();

    // A log of two events with a saved state beside it, in a folder that is gone afterwards.
    private sealed class LogFile : IDisposable
    {
        public const string Log = "example.com/plans/2026";
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("format-");

        public LogFile()
        {
            using SqliteAuditLog log = SqliteAuditLog.Open(Path, new SqliteAuditLogOptions { Identity = Log });
            MilestoneRegistry registry = log.OpenRegistry();
            registry.RegisterMilestone("Schema");
            registry.RegisterMilestone("API");
            log.SaveState(registry.Current);
            (Last, Root) = (log.Tree.LeafAt(1).ToString(), log.Tree.RootAt(2).ToString());
        }

        public string Path => System.IO.Path.Combine(_folder.FullName, "plan.db");

        public string Last { get; }

        public string Root { get; }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
