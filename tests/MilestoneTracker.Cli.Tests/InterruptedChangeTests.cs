using System.Collections;
using System.Globalization;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Plans;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Cli.Verbs;
using MilestoneTracker.Sqlite;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// Until its change is committed, an interrupted call keeps nothing and says so; from then on it is done and says that. Where
// exactly a call is interrupted is
// set by hooks, not by time.
public sealed class InterruptedChangeTests : IDisposable
{
    private const string Log = "milestones.db";
    private const string Saved = "milestones.db-state";
    private readonly WorkClock _clock = new();
    private readonly CancellationTokenSource _source = new();
    private readonly CliRunner _tool = new();

    public InterruptedChangeTests()
    {
        (_tool.Clock, _tool.Cancelled) = (_clock, _source.Token);
        _tool.Write("first.tsv", string.Concat(Enumerable.Range(0, 2500).Select(i => $"m{i:0000}\n")));
        _tool.Write("second.tsv", string.Concat(Enumerable.Range(0, 2500).Select(i => $"n{i:0000}\tm{i:0000}\n")));
        _tool.Say("import", "first.tsv", "--no-saved-state");
    }

    public void Dispose()
    {
        _tool.Dispose();
        _source.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_import_that_is_interrupted_when_it_begins_to_append_ends_with_130_and_has_changed_nothing(bool isJson)
    {
        string before = _tool.Say("export");
        int last = LastStretchOfTheNextImport();
        _clock.OnBegin = number => { if (number == last) _source.Cancel(); };

        Answer answer = OnTerminal(["import", "second.tsv", "--no-saved-state", .. isJson ? ["--json"] : Array.Empty<string>()]);

        (answer.Exit, answer.Out).Should().Be((ExitCode.Interrupted, ""));
        _clock.Begun.Should().Be(last, "the appending is the last stretch, and was interrupted");
        Export().Should().Be(before);
    }

    [Fact]
    public void Appending_that_is_interrupted_in_its_middle_keeps_nothing_and_the_log_goes_on()
    {
        string before = _tool.Say("export");
        using (SqliteAuditLog log = SqliteAuditLog.Open(_tool.PathOf(Log)))
        {
            StagedLog staged = new(log, log.LastSequence);
            MilestoneRegistry registry = MilestoneRegistry.Open(staged, log.OpenRegistry().Current);
            EdgeList.Read(File.ReadAllBytes(_tool.PathOf("second.tsv")), "second.tsv", isCsv: false, CancellationToken.None)
                .AddTo(registry, ChangeContext.None, CancellationToken.None);
            EndingEvents events = new(staged.Events, staged.Events.Count + staged.Events.Count / 2, _source);

            FluentActions.Invoking(() => Import.Write(Around(), log, events)).Should().Throw<OperationCanceledException>();

            events.Read.Should().BeLessThan(staged.Events.Count * 2, "the events after it are not looked at");
            log.LastSequence.Should().Be(2500);
            log.Append(staged.Events);
        }

        Export().Should().StartWith(before).And.NotBe(before);
    }

    [Fact]
    public void Reading_a_list_of_dependencies_can_be_interrupted()
    {
        FluentActions.Invoking(() => EdgeList.Read("A\tB\n"u8, "edges.tsv", isCsv: false, new CancellationToken(canceled: true)))
            .Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => EdgeList.Read("A,B\n"u8, "edges.csv", isCsv: true, new CancellationToken(canceled: true)))
            .Should().Throw<OperationCanceledException>();
    }

    [Theory]
    [InlineData("register Beta", "Registered Beta")]
    [InlineData("register Beta --json", "\"changed\": true")]
    public void A_change_that_is_interrupted_when_it_is_made_is_done_and_says_so_and_only_the_saved_state_is_missing(
        string line, string said)
    {
        _clock.OnChange = _source.Cancel;

        Answer answer = _tool.Run(Sessions.Session.Words(line));

        (answer.Exit, answer.Error).Should().Be((ExitCode.Done, ""));
        answer.Out.Should().Contain(said);
        File.Exists(_tool.PathOf(Saved)).Should().BeFalse();
        Export().Should().Contain("\"milestone\":\"Beta\"");
    }

    [Theory]
    [InlineData(false, "Imported 5,000 events")]
    [InlineData(true, "\"events\": 5000")]
    public void An_import_that_is_interrupted_when_it_has_appended_is_done_and_says_so(bool isJson, string said)
    {
        int last = LastStretchOfTheNextImport();
        _clock.OnEnd = number => { if (number == last) _source.Cancel(); };

        Answer answer = OnTerminal(["import", "second.tsv", .. isJson ? ["--json"] : Array.Empty<string>()]);

        answer.Exit.Should().Be(ExitCode.Done);
        answer.Out.Should().Contain(said);
        File.Exists(_tool.PathOf(Saved)).Should().BeFalse();
        Export().Should().Contain("\"milestone\":\"n2499\"");
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show m0001")]
    [InlineData("risk --json")]
    public void A_call_that_only_looks_and_is_interrupted_while_it_saves_ends_as_interrupted_and_has_printed_nothing(string line)
    {
        File.Delete(_tool.PathOf(Saved));
        _clock.OnEnd = _ => _source.Cancel();

        Answer answer = OnTerminal(Sessions.Session.Words(line));

        (answer.Exit, answer.Out).Should().Be((ExitCode.Interrupted, ""));
        File.Exists(_tool.PathOf(Saved)).Should().BeFalse();
    }

    // The number that the appending of the next import will have: counted with the same import into another log with the same events.
    private int LastStretchOfTheNextImport()
    {
        _tool.Say("import", "first.tsv", "--log", "probe.db", "--no-saved-state");
        int before = _clock.Begun;
        OnTerminal(["import", "second.tsv", "--log", "probe.db", "--no-saved-state"]).Exit.Should().Be(ExitCode.Done);
        return _clock.Begun + (_clock.Begun - before);
    }

    private Answer OnTerminal(string[] words)
    {
        _tool.IsTerminal = true;
        try
        {
            return _tool.Run(words);
        }
        finally
        {
            _tool.IsTerminal = false;
        }
    }

    private string Export()
    {
        _tool.Cancelled = CancellationToken.None;
        return _tool.Say("export");
    }

    private CommandEnvironment Around() =>
        _tool.Around(Stream.Null, Stream.Null, new StringWriter(CultureInfo.InvariantCulture), _source.Token);

    // Events that somebody interrupts when so many were looked at; each is looked at twice: to check them all, and to append them.
    private sealed class EndingEvents(List<AuditEvent> events, int end, CancellationTokenSource source) : IReadOnlyList<AuditEvent>
    {
        public int Read { get; private set; }

        public int Count => events.Count;

        public AuditEvent this[int index]
        {
            get
            {
                if (++Read == end) source.Cancel();
                return events[index];
            }
        }

        public IEnumerator<AuditEvent> GetEnumerator() => events.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
