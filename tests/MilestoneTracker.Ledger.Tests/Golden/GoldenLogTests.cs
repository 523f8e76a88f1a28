using System.Globalization;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Tests.Auditing;
using Xunit;

namespace MilestoneTracker.Ledger.Tests;

// The golden logs are read by every later version as the same events, the same plan and the same hashes. The hashes in
// hashes.txt were not made by the library.
public sealed class GoldenLogTests
{
    public static IEnumerable<object[]> Names => GoldenLog.All.Select(golden => new object[] { golden.Name });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_golden_log_replays_to_the_plan_of_its_script(string name)
    {
        GoldenLog golden = Golden(name);
        (MilestoneRegistry registry, InMemoryAuditLog log) = golden.Play();

        AuditEvent[] read = [.. LedgerLines.Read(new MemoryStream(golden.Bytes()), new LedgerChain())];

        read.Should().Equal(log.Read());
        Same.Verify(RegistrySnapshot.Replay(read), registry.Current);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_golden_log_that_was_read_is_written_again_as_the_same_bytes(string name)
    {
        GoldenLog golden = Golden(name);
        LedgerChain chain = new(golden.Log);
        MemoryStream output = new();

        LedgerLines.Write(LedgerLines.Read(new MemoryStream(golden.Bytes()), new LedgerChain()), chain, output);

        output.ToArray().Should().Equal(golden.Bytes());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_script_of_a_golden_log_is_written_today_as_the_same_bytes_and_as_by_the_naive_writer(string name)
    {
        GoldenLog golden = Golden(name);
        (MilestoneRegistry _, InMemoryAuditLog log) = golden.Play();
        MemoryStream output = new();
        MemoryStream naive = new();

        LedgerLines.Write(log.Read(), new LedgerChain(golden.Log), output);
        LedgerHash last = default;
        foreach (AuditEvent next in log.Read())
        {
            byte[] bytes = NaiveWriter.Write(next, golden.Log, last);
            last = NaiveTree.LeafHash(bytes);
            naive.Write(bytes);
            naive.WriteByte((byte)'\n');
        }

        output.ToArray().Should().Equal(golden.Bytes());
        naive.ToArray().Should().Equal(golden.Bytes());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_golden_log_has_the_leaf_hashes_and_roots_that_are_on_file(string name)
    {
        GoldenLog golden = Golden(name);
        string[][] onFile = [.. File.ReadLines(GoldenLog.PathOf("hashes.txt")).Select(line => line.Split(' ')).Where(parts => parts[0] == name)];
        LedgerChain chain = new();
        List<string[]> found = [];

        foreach (AuditEvent next in LedgerLines.Read(new MemoryStream(golden.Bytes()), chain))
            found.Add([name, next.Sequence.ToString(CultureInfo.InvariantCulture), chain.Last.ToString(), chain.Root.ToString()]);

        chain.Log.Should().Be(golden.Log);
        onFile.Should().NotBeEmpty();
        found.Select(parts => string.Join(' ', parts)).Should().Equal(onFile.Select(parts => string.Join(' ', parts)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_golden_log_is_valid_and_a_checkpoint_of_it_vouches_for_all_of_it(string name)
    {
        GoldenLog golden = Golden(name);
        string[] last = File.ReadLines(GoldenLog.PathOf("hashes.txt")).Select(line => line.Split(' ')).Last(parts => parts[0] == name);
        Checkpoint checkpoint = new(golden.Log, long.Parse(last[1], CultureInfo.InvariantCulture), new LedgerHash(Convert.FromHexString(last[3])));

        LedgerReport report = LedgerLines.Verify(new MemoryStream(golden.Bytes()), checkpoint);

        report.Fault.Should().BeNull();
        (report.IsValid, report.Events, report.VouchedTo).Should().Be((true, checkpoint.Size, checkpoint.Size));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_golden_log_is_read_alike_where_another_form_of_a_type_is_known_too(string name)
    {
        EventTypes types = EventTypes.Known.With("milestone.registered", 2, (ref EventCursor cursor) => throw cursor.Refused(cursor.Place, "the other form was asked for"));

        AuditEvent[] read = [.. LedgerLines.Read(new MemoryStream(Golden(name).Bytes()), new LedgerChain(Golden(name).Log, types))];

        read.Should().Equal(LedgerLines.Read(new MemoryStream(Golden(name).Bytes()), new LedgerChain()));
    }

    [Fact]
    public void A_golden_event_has_the_leaf_hash_that_sha256sum_says()
    {
        // { printf '\0'; sed -n 6p every-kind.jsonl | tr -d '\n'; } | sha256sum
        const string Sum = "00e9665697d9f637067ba94fe653e53e4229f5f210594c3d0d2ee28c0860acba";
        LedgerChain chain = new();

        LedgerLines.Read(new MemoryStream(Golden("every-kind").Bytes()), chain).ElementAt(5).Data.Should().Be(new MilestoneStatusChanged("Design", MilestoneStatus.Planned, MilestoneStatus.Completed));
        chain.Last.ToString().Should().Be(Sum);
    }

    [Fact]
    public void The_golden_logs_have_every_kind_of_event_every_status_and_changes_of_every_size()
    {
        AuditEvent[] events = [.. GoldenLog.All.SelectMany(golden => LedgerLines.Read(new MemoryStream(golden.Bytes()), new LedgerChain()))];

        events.Select(next => next.Data.Type).Distinct().Should().HaveCount(5);
        events.Select(next => next.Data).OfType<MilestoneRegistered>().Select(data => data.Status).Distinct().Should().HaveCount(6);
        events.Select(next => next.Data).OfType<MilestoneRemoved>().Select(data => data.Status).Distinct().Should().HaveCount(6);
        events.Select(next => next.Data).OfType<MilestoneStatusChanged>().Select(data => (data.OldStatus, data.NewStatus)).Distinct().Should().HaveCount(30);
        events.Select(next => (next.Context.Actor is null, next.Context.Reason is null, next.Context.CorrelationId is null)).Distinct().Should().HaveCount(8);
        events.Max(next => next.Count).Should().Be(200);
        events.Should().HaveCountGreaterThan(700);
        Directory.GetFiles(GoldenLog.PathOf(""), "*.jsonl").Select(file => Path.GetFileNameWithoutExtension(file)).Should().BeEquivalentTo(GoldenLog.All.Select(golden => golden.Name));
    }

    private static GoldenLog Golden(string name) => GoldenLog.All.Single(golden => golden.Name == name);
}
