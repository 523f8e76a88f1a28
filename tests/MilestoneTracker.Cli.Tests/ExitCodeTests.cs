using FluentAssertions;
using MilestoneTracker.Cli.Tests.Sessions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// How calls fail: the exit code, nothing on standard output, and what to do on standard error.
public sealed class ExitCodeTests
{
    [Theory]
    [InlineData(1, "show Nothing", "There is no milestone 'Nothing'. Check the spelling")]
    [InlineData(1, "register API", "A milestone 'API' is already registered. Choose another name")]
    [InlineData(1, "register \" x\"", "white space at the start (U+0020) at index 0. Remove it.")]
    [InlineData(1, "register Beta --as \" x\"", "white space at the start")]
    [InlineData(1, "depend Schema Release", "close the cycle\n  Schema → Release → API → Schema\nWithdraw a dependency on it first.")]
    [InlineData(1, "depend API API", "close the cycle\n  API → API\n")]
    [InlineData(1, "what-if depend Schema Release", "close the cycle\n  Schema → Release → API → Schema\n")]
    [InlineData(1, "list --as-of 99", "There is no version 99: the log has versions 0 to 11.")]
    [InlineData(1, "graph --around Nothing", "There is no milestone 'Nothing'.")]
    [InlineData(1, "report --impact-of Nothing -o r.html", "There is no milestone 'Nothing'.")]
    [InlineData(1, "report --title \" x\" -o r.html", "white space at the start")]
    [InlineData(1, "init", "is a log already, with 11 events")]
    [InlineData(1, "export --output milestones.db", "'milestones.db' is a log, or the plan itself, and would be lost.")]
    [InlineData(1, "export --output ./milestones.db", "would be lost. Name another file with --output.")]
    [InlineData(1, "checkpoint --output milestones.db", "would be lost.")]
    [InlineData(1, "report --log plan.json --output plan.json", "would be lost.")]
    [InlineData(1, "report --log plan.json --format html --output milestones.db", "would be lost.")]
    [InlineData(1, "graph --log plan.json --format dot --output plan.json", "would be lost.")]
    [InlineData(1, "import ledger.jsonl", "into a log without events")]
    [InlineData(1, "checkpoint --new-key k.pem --key-name \"a b\"", "ends a name in a signature line.\nGive one with --key-name")]
    [InlineData(1, "checkpoint --key-file plan.json", "The checkpoint cannot be signed")]
    [InlineData(2, "lst", "Unrecognized command or argument 'lst'. Did you mean 'list'?\nSee 'milestones --help'.")]
    [InlineData(2, "show", "Required argument 'NAME' missing for command: 'show'.\nSee 'milestones show --help'.")]
    [InlineData(2, "diff", "Required argument 'FROM' missing for command: 'diff'.")]
    [InlineData(2, "register --dry-run", "'--dry-run' is not an option of 'register'.\nSee 'milestones register --help'.")]
    [InlineData(2, "note API --reson=x", "'--reson' is not an option of 'note'. Did you mean '--reason'?")]
    [InlineData(2, "risk --bycause", "Did you mean '--by-cause'?")]
    [InlineData(2, "report --column ownr", "'ownr' is not a known field of a milestone. Did you mean 'owner'?")]
    [InlineData(2, "list --colour", "Unrecognized command or argument '--colour'.")]
    [InlineData(2, "list --status nearly", "'nearly' is not a status. Write planned, in-progress,")]
    [InlineData(2, "list --risk-from huge", "'huge' is not a level of risk.")]
    [InlineData(2, "list --color pink", "'pink' is not a colour setting.")]
    [InlineData(2, "status API nearly", "'nearly' is not a status.")]
    [InlineData(2, "list --as-of yesterday", "'yesterday' is not a point in time. Write a version")]
    [InlineData(2, "list --as-of 2026-3-1", "'2026-3-1' is not a point in time. Write 2026-03-01.")]
    [InlineData(2, "schedule --now 2026-3-1T9:00", "is not a day or a minute of the plan. Write 2026-03-01T09:00.")]
    [InlineData(2, "import plan.json --shift-to 2026-3-1", "'2026-3-1' is not a day. Write it as 2026-03-01.")]
    [InlineData(1, "target API 2026-3-1", "of the years 0001 to 9998. Write 2026-03-01.")]
    [InlineData(1, "target API 1.3.2026", "of the years 0001 to 9998.\n")]
    [InlineData(2, "log --from 0", "--from must be 1 or more")]
    [InlineData(2, "log --last x", "'x' is not a whole number of at most 9223372036854775807.")]
    [InlineData(2, "graph --most 99999999999", "'99999999999' is not a whole number of at most 2147483647.")]
    [InlineData(2, "graph --format png", "'png' is not a format for this command. Write --format svg, mermaid, dot or graphml.")]
    [InlineData(2, "graph --up -1 --around API", "--up and --down must be 0 or more")]
    [InlineData(2, "report -o report.txt", "does not name a format")]
    [InlineData(2, "import plan.json --format xml", "'xml' is not a format for this command.")]
    [InlineData(2, "import milestones.db", "is a SQLite log. Use it directly")]
    [InlineData(2, "what-if paint API", "'paint' is not an edit. Write register NAME,")]
    [InlineData(2, "what-if status API", "'status' needs more words.")]
    [InlineData(2, "what-if remove API remove Manual", "Separate two edits with a +, not 'remove'.")]
    [InlineData(2, "what-if remove API +", "An edit must follow the last +.")]
    [InlineData(2, "verify --checkpoint signed.txt", "is signed. Give a key that you trust with --key VKEY.")]
    [InlineData(2, "verify --checkpoint signed.txt --key x", "verifier key")]
    [InlineData(2, "verify --key x", "--key needs --checkpoint")]
    [InlineData(2, "completion tcsh", "There is no script for 'tcsh'.")]
    [InlineData(3, "list --log none.db", "There is no log 'none.db'. Make one with 'milestones init --log none.db'")]
    [InlineData(3, "register X --log none.db", "There is no log 'none.db'.")]
    [InlineData(3, "list --log empty.db", "'empty.db' is empty. If it was a log, restore it")]
    [InlineData(3, "list --log .", "is a folder.")]
    [InlineData(3, "list --log notes.txt", "is neither a SQLite log, nor a log in JSON Lines, nor a plan file.")]
    [InlineData(3, "list --log foreign.db", "is the database of another program. Choose another file.")]
    [InlineData(3, "status API completed --log plan.json",
        "which is read-only. To change the plan, edit the file, or import it: milestones import plan.json --log plan.db")]
    [InlineData(3, "status API completed --log ledger.jsonl",
        "which is read-only. To change the plan, import it: milestones import ledger.jsonl --log plan.db")]
    [InlineData(3, "checkpoint --log plan.json", "is a plan file, not a log, so it has no checkpoints")]
    [InlineData(3, "import nothing.json", "Could not find file")]
    [InlineData(3, "init --log nowhere/plan.db", "Check that the file and its folder exist")]
    [InlineData(3, "report -o nowhere/report.html", "Could not find a part of the path")]
    [InlineData(1, "checkpoint --new-key key.pem --key-name ada", "exists, and a key is never written over it")]
    [InlineData(4, "list --log damaged.jsonl", "Event 4 cannot be read")]
    [InlineData(4, "import damaged.jsonl --log new.db", "Nothing was imported.")]
    [InlineData(4, "verify --log damaged.jsonl", "at event 4 (its line)")]
    [InlineData(4, "verify --checkpoint other.txt", "but the checkpoint is for 'example.com/other'.\nName a checkpoint of this log")]
    [InlineData(3, "verify --checkpoint notes.txt", "This is not a checkpoint")]
    public void A_call_fails_with_what_to_do(int exit, string line, string said)
    {
        using CliRunner tool = ExampleFolder.Make();
        tool.Write("empty.db", "");
        tool.Write("notes.txt", "Buy milk.\n");
        tool.Write("damaged.jsonl", tool.Read("ledger.jsonl").Replace("\"API\"", "\"APJ\"", StringComparison.Ordinal));
        tool.Write("other.txt", tool.Read("kept.txt").Replace("example.com/plan", "example.com/other", StringComparison.Ordinal));
        tool.Say("checkpoint", "--key-file", "key.pem", "--key-name", "ada", "--output", "signed.txt");
        File.WriteAllBytes(tool.PathOf("foreign.db"), ForeignDatabase());
        string before = tool.Say("export");

        Answer answer = tool.Run(Session.Words(line));

        answer.Error.Should().StartWith("error: ").And.Contain(said);
        answer.Exit.Should().Be(exit, answer.Error);
        answer.Out.Should().BeEmpty();
        tool.Say("export").Should().Be(before, "nothing has changed");
        Directory.EnumerateFiles(tool.Folder, "*.part").Should().BeEmpty();
    }

    [Fact]
    public void A_call_that_is_no_verb_fails_with_a_message_too()
    {
        using CliRunner tool = new();

        Answer answer = tool.Run("[suggest:x]", "milestones show");

        answer.Exit.Should().Be(2);
        answer.Error.Should().StartWith("error: 'x' is not a position in the line.");
    }

    [Fact]
    public void What_is_interrupted_ends_with_130_and_has_changed_nothing()
    {
        using CliRunner tool = ExampleFolder.Make();
        string before = tool.Say("export");
        using CancellationTokenSource source = new();
        source.Cancel();
        tool.Cancelled = source.Token;

        foreach (string line in new[] {
            "list", "register X", "import edges.tsv", "import plan.json", "verify", "report -o interrupted.html",
                "export -o interrupted.jsonl" })
            tool.Run(Session.Words(line)).Exit.Should().Be(130, line);

        tool.Cancelled = default;
        tool.Say("export").Should().Be(before);
        Directory.EnumerateFiles(tool.Folder, "interrupted*").Should().BeEmpty();
    }

    // The first page of an SQLite database that carries the mark of some other program.
    private static byte[] ForeignDatabase()
    {
        using CliRunner other = new();
        other.Say("init", "--log", "x.db");
        byte[] bytes = File.ReadAllBytes(other.PathOf("x.db"));
        bytes[68] = 1; // application_id
        return bytes;
    }
}
