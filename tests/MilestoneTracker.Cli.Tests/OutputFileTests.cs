using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// Where --output leads to something else than a file of its own.
public sealed class OutputFileTests
{
    [Fact]
    public void A_link_to_the_log_is_the_log()
    {
        using CliRunner tool = ExampleFolder.Make();
        File.CreateSymbolicLink(tool.PathOf("link.json"), tool.PathOf("plan.json"));

        tool.Run("report", "--log", "plan.json", "--output", "link.json").Exit.Should().Be(1);
        tool.Run("report", "--log", "link.json", "--output", "plan.json").Exit.Should().Be(1);

        tool.Read("plan.json").Should().Be(ExampleFolder.Plan);
    }

    [Fact]
    public void A_link_stays_and_leads_to_what_was_written()
    {
        using CliRunner tool = ExampleFolder.Make();
        File.CreateSymbolicLink(tool.PathOf("latest.csv"), tool.PathOf("today.csv"));

        tool.Say("report", "--output", "latest.csv");

        new FileInfo(tool.PathOf("latest.csv")).LinkTarget.Should().NotBeNull();
        tool.Read("today.csv").Should().StartWith("name,status,");
    }

    [Fact]
    public void A_file_of_the_user_that_is_named_as_the_unfinished_one_would_be_is_left_alone()
    {
        using CliRunner tool = ExampleFolder.Make();
        tool.Write("report.html.part", "mine");
        Directory.CreateDirectory(tool.PathOf("report.html.part2"));

        tool.Say("report", "--output", "report.html");

        tool.Read("report.html").Should().EndWith("</html>\n");
        tool.Read("report.html.part").Should().Be("mine");
        Parts(tool).Should().Equal("report.html.part", "report.html.part2");
    }

    [Fact]
    public void Where_the_file_cannot_be_put_in_its_place_nothing_is_left_of_it_and_the_users_own_stays()
    {
        using CliRunner tool = ExampleFolder.Make();
        tool.Write("folder.html.part", "mine");
        Directory.CreateDirectory(tool.PathOf("folder.html"));

        tool.Run("report", "--output", "folder.html").Exit.Should().NotBe(0);

        tool.Read("folder.html.part").Should().Be("mine");
        Parts(tool).Should().Equal("folder.html.part");
    }

    // Of a device that there is a mistake would cost the machine its own, so this asks for one that there is not: it is not made as a file.
    [Fact]
    public void What_lies_in_dev_is_written_to_and_never_made_or_replaced()
    {
        if (OperatingSystem.IsWindows()) return;
        using CliRunner tool = ExampleFolder.Make();

        tool.Run("report", "--output", "/dev/milestones-nothing.csv").Exit.Should().Be(3);

        File.Exists("/dev/milestones-nothing.csv").Should().BeFalse();
    }

    [Theory]
    [InlineData("export --output milestones.db-wal")]
    [InlineData("export --output ./milestones.db-shm")]
    [InlineData("export --output linked/milestones.db-wal")]
    [InlineData("report --output milestones.db-state --format csv")]
    [InlineData("report --output milestones.db-state.part --format csv")]
    [InlineData("report --output milestones.db-snapshot --format csv")]
    [InlineData("graph --output milestones.db-journal --format dot")]
    [InlineData("checkpoint --output milestones.db-wal")]
    [InlineData("report --log plan.json --output milestones.db-wal --format csv")]
    [InlineData("checkpoint --new-key milestones.db-wal")]
    [InlineData("init --log milestones.db-wal")]
    [InlineData("import edges.tsv --log milestones.db-wal")]
    [InlineData("import plan.json --log milestones.db-shm --dry-run")]
    public void What_lies_beside_a_log_is_never_written_to(string line)
    {
        using CliRunner tool = ExampleFolder.Make();
        Directory.CreateSymbolicLink(tool.PathOf("linked"), tool.Folder);
        using Sqlite.SqliteAuditLog open = Sqlite.SqliteAuditLog.Open(tool.PathOf("milestones.db")); // so that there is a write-ahead log
        tool.Say("register", "Beta");
        string before = tool.Say("export");

        Answer answer = tool.Run(line.Split(' '));

        answer.Exit.Should().Be(1, answer.Error);
        answer.Error.Should().Contain("belongs to the log 'milestones.db', and events would be lost.");
        tool.Say("export").Should().Be(before);
    }

    [Fact]
    public void A_name_that_only_ends_like_that_is_free()
    {
        using CliRunner tool = ExampleFolder.Make();

        tool.Say("export", "--output", "edges.tsv-wal");

        tool.Read("edges.tsv-wal").Should().Be(tool.Read("ledger.jsonl"));
    }

    [Fact]
    public void The_plan_itself_is_known_through_a_link_of_its_folder()
    {
        using CliRunner tool = ExampleFolder.Make();
        Directory.CreateSymbolicLink(tool.PathOf("linked"), tool.Folder);

        tool.Run("report", "--log", "plan.json", "--output", "linked/plan.json").Exit.Should().Be(1);
        tool.Run("export", "--log", "linked/ledger.jsonl", "--output", "ledger.jsonl").Exit.Should().Be(1);

        tool.Read("plan.json").Should().Be(ExampleFolder.Plan);
    }

    [Fact]
    public void A_file_in_memory_is_a_file_and_keeps_nothing_of_a_longer_one()
    {
        if (!Directory.Exists("/dev/shm")) return;
        using CliRunner tool = ExampleFolder.Make();
        string folder = Directory.CreateDirectory($"/dev/shm/milestones-test-{Guid.NewGuid():N}").FullName;
        try
        {
            string file = Path.Combine(folder, "out.jsonl");
            File.WriteAllText(file, new string('x', 100_000));

            tool.Say("export", "--output", file);

            File.ReadAllText(file).Should().Be(tool.Read("ledger.jsonl"));
            tool.Say("report", "--output", Path.Combine(folder, "new.csv"));
            Directory.EnumerateFiles(folder).Should().HaveCount(2);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_named_pipe_is_written_to_and_stays_one()
    {
        if (OperatingSystem.IsWindows()) return;
        using CliRunner tool = ExampleFolder.Make();
        using (System.Diagnostics.Process make = System.Diagnostics.Process.Start("mkfifo", [tool.PathOf("pipe")])) make.WaitForExit();
        string read = "";
        Thread reader = new(() => read = tool.Read("pipe"));
        reader.Start();

        tool.Say("export", "--output", "pipe");

        reader.Join();
        read.Should().Be(tool.Read("ledger.jsonl"));
        new FileInfo(tool.PathOf("pipe")).Length.Should().Be(0, "a file would have one");
    }

    [Fact]
    public void An_empty_file_is_replaced_as_a_longer_one_is()
    {
        using CliRunner tool = ExampleFolder.Make();
        tool.Write("out.jsonl", "");

        tool.Say("export", "--output", "out.jsonl");

        tool.Read("out.jsonl").Should().Be(tool.Read("ledger.jsonl"));
    }

    [Fact]
    public void Standard_output_by_its_name_is_standard_output()
    {
        if (OperatingSystem.IsWindows()) return;
        using CliRunner tool = ExampleFolder.Make();
        File.CreateSymbolicLink(tool.PathOf("out"), "/dev/stdout");

        foreach (string name in new[] { "/dev/stdout", "/dev/fd/1", "out" })
            tool.Say("export", "--output", name).Should().StartWith(tool.Read("ledger.jsonl"));
    }

    [Fact]
    public void A_file_that_is_replaced_keeps_its_permissions()
    {
        if (OperatingSystem.IsWindows()) return;
        using CliRunner tool = ExampleFolder.Make();
        foreach (UnixFileMode mode in new[] { (UnixFileMode)0x180, (UnixFileMode)0x1B6, (UnixFileMode)0x1ED }) // 600, 666, 755
        {
            tool.Write("out.jsonl", "old");
            File.SetUnixFileMode(tool.PathOf("out.jsonl"), mode);

            tool.Say("export", "--output", "out.jsonl");

            File.GetUnixFileMode(tool.PathOf("out.jsonl")).Should().Be(mode);
            tool.Read("out.jsonl").Should().Be(tool.Read("ledger.jsonl"));
        }
    }

    [Theory]
    [InlineData("old")]
    [InlineData("")]
    public void A_file_that_is_read_only_is_not_replaced(string content)
    {
        if (OperatingSystem.IsWindows()) return;
        using CliRunner tool = ExampleFolder.Make();
        tool.Write("out.jsonl", content);
        File.SetUnixFileMode(tool.PathOf("out.jsonl"), UnixFileMode.UserRead);

        Answer answer = tool.Run("export", "--output", "out.jsonl");

        answer.Exit.Should().Be(3);
        answer.Error.Should().Contain("is read-only");
        tool.Read("out.jsonl").Should().Be(content);
    }

    [Theory]
    [InlineData(255)]
    [InlineData(250)]
    [InlineData(240)]
    public void A_name_as_long_as_a_name_may_be_is_written(int length)
    {
        using CliRunner tool = ExampleFolder.Make();
        foreach (string name in new[] { new string('x', length), new string('é', length / 2) })
        {
            tool.Say("export", "--output", name);

            tool.Read(name).Should().Be(tool.Read("ledger.jsonl"));
        }
    }

    [Fact]
    public void What_a_killed_call_has_left_is_used_again_and_what_another_one_is_writing_is_not()
    {
        using CliRunner tool = ExampleFolder.Make();
        tool.Write("out.jsonl.milestones-part", new string('x', 100_000));
        using (FileStream other = new(tool.PathOf("out.jsonl.milestones-part2"), FileMode.Create, FileAccess.Write, FileShare.None))
        {
            for (int i = 0; i < 3; i++) tool.Say("export", "--output", "out.jsonl");
            tool.Write("out.jsonl.milestones-part", "");
            using FileStream first = new(tool.PathOf("out.jsonl.milestones-part"), FileMode.Open, FileAccess.Write, FileShare.None);
            tool.Say("export", "--output", "out.jsonl");
        }

        tool.Read("out.jsonl").Should().Be(tool.Read("ledger.jsonl"));
        Directory.EnumerateFiles(tool.Folder, "*milestones-part*").Should().HaveCount(2);
    }

    private static IEnumerable<string?> Parts(CliRunner tool) =>
        Directory.EnumerateFileSystemEntries(tool.Folder, "*.part*").Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
