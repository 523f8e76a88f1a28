using System.Globalization;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger.Events;
using MilestoneTracker.TestSupport.Snapshots;
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
        RegistrySnapshot replayed = RegistrySnapshot.Replay(read);
        SnapshotEquality.Verify(replayed, registry.Current);
        replayed.ChangesSince(registry.Current).Fields.Should()
            .BeEmpty("fields of the plan, of dependencies and of records are the same too");
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
        string[][] onFile =
            [.. File.ReadLines(GoldenLog.PathOf("hashes.txt")).Select(line => line.Split(' ')).Where(parts => parts[0] == name)];
        LedgerChain chain = new();
        List<string[]> found = [];

        foreach (AuditEvent next in LedgerLines.Read(new MemoryStream(golden.Bytes()), chain))
            found.Add([name, next.Sequence.ToString(CultureInfo.InvariantCulture), chain.Last.ToString(), chain.Root.ToString()]);

        chain.Identity.Should().Be(golden.Log);
        onFile.Should().NotBeEmpty();
        found.Select(parts => string.Join(' ', parts)).Should().Equal(onFile.Select(parts => string.Join(' ', parts)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_golden_log_is_valid_and_a_checkpoint_of_it_vouches_for_all_of_it(string name)
    {
        GoldenLog golden = Golden(name);
        string[] last = File.ReadLines(GoldenLog.PathOf("hashes.txt")).Select(line => line.Split(' ')).Last(parts => parts[0] == name);
        Checkpoint checkpoint =
            new(golden.Log, long.Parse(last[1], CultureInfo.InvariantCulture), new LedgerHash(Convert.FromHexString(last[3])));

        VerificationResult report = LedgerLines.Verify(new MemoryStream(golden.Bytes()), checkpoint);

        report.Fault.Should().BeNull();
        (report.IsValid, report.Events, report.CoveredUpTo).Should().Be((true, checkpoint.Size, checkpoint.Size));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_golden_log_is_read_alike_where_another_form_of_a_type_is_known_too(string name)
    {
        EventTypes types = EventTypes.Known.With(
            "milestone.registered", 2, (ref CanonicalJsonReader cursor) =>
                throw cursor.Refused(cursor.Place, "the other form was asked for"));

        AuditEvent[] read = [.. LedgerLines.Read(new MemoryStream(Golden(name).Bytes()), new LedgerChain(Golden(name).Log, types))];

        read.Should().Equal(LedgerLines.Read(new MemoryStream(Golden(name).Bytes()), new LedgerChain()));
    }

    [Fact]
    public void A_golden_event_has_the_leaf_hash_that_sha256sum_says()
    {
        // { printf '\0'; sed -n 6p every-kind.jsonl | tr -d '\n'; } | sha256sum
        const string Sum = "00e9665697d9f637067ba94fe653e53e4229f5f210594c3d0d2ee28c0860acba";
        LedgerChain chain = new();

        LedgerLines.Read(new MemoryStream(Golden("every-kind").Bytes()), chain)
            .ElementAt(5).Data.Should().Be(new MilestoneStatusChanged("Design", MilestoneStatus.Planned, MilestoneStatus.Completed));
        chain.Last.ToString().Should().Be(Sum);
    }

    [Fact]
    public void The_golden_logs_have_every_kind_of_event_every_status_and_changes_of_every_size()
    {
        AuditEvent[] events =
            [.. GoldenLog.All.SelectMany(golden => LedgerLines.Read(new MemoryStream(golden.Bytes()), new LedgerChain()))];

        events.Select(next => next.Data.Type).Distinct().Should().HaveCount(10);
        events.Select(next => next.Data).OfType<MilestoneRegistered>().Select(data => data.Status).Distinct().Should().HaveCount(6);
        events.Select(next => next.Data).OfType<MilestoneRemoved>().Select(data => data.Status).Distinct().Should().HaveCount(6);
        events.Select(next => next.Data)
            .OfType<MilestoneStatusChanged>().Select(data => (data.OldStatus, data.NewStatus)).Distinct().Should().HaveCount(30);
        events.Select(next => (next.Context.Actor is null, next.Context.Reason is null, next.Context.CorrelationId is null))
            .Distinct().Should().HaveCount(8);
        events.Max(next => next.Count).Should().Be(200);
        events.Should().HaveCountGreaterThan(700);
        Directory.GetFiles(GoldenLog.PathOf(""), "*.jsonl")
            .Select(file => Path.GetFileNameWithoutExtension(file)).Should().BeEquivalentTo(GoldenLog.All.Select(golden => golden.Name));
    }

    // What these logs were before there were fields; whoever changes one of them, or the way in which they are written, is stopped here.
    [Theory]
    [InlineData("every-kind", "ea0d9baab5693b48b016e640e56b4cce992bbb22fd6ed03d83f664dd23568d6c")]
    [InlineData("every-status", "7fad708eeb80f42898066217da833be8e68b48c0689a966c1346d7c7e3dbfacc")]
    [InlineData("hostile-texts", "12c4bc2cf3c6122d3f9733948513926fc3a9a6a33bc9940784cfb02e9e675975")]
    [InlineData("long-history", "5060950b0500429152e5f0a4249ff307a22e5fed59ecf464fcecc10c5482caa0")]
    [InlineData("whole-changes", "c477731d41b47ac507e28f188ec608aa49f6d3154a1964888e102a43a125522f")]
    public void A_log_without_fields_has_the_bytes_and_hashes_that_it_had_before_there_were_fields(string name, string root)
    {
        GoldenLog golden = Golden(name);
        (MilestoneRegistry _, InMemoryAuditLog log) = golden.Play();
        LedgerChain chain = new(golden.Log);
        MemoryStream output = new();

        LedgerLines.Write(log.Read(), chain, output);

        chain.Root.ToString().Should().Be(root);
        output.ToArray().Should().Equal(golden.Bytes());
        log.Read().Select(next => next.Data.Field).Should().OnlyContain(field => field == null);
    }

    [Fact]
    public void The_plan_of_the_golden_log_with_fields_has_what_was_set_last_and_nothing_of_what_was_cleared()
    {
        RegistrySnapshot plan =
            RegistrySnapshot.Replay(LedgerLines.Read(new MemoryStream(Golden("fields-and-records").Bytes()), new LedgerChain()));

        plan.PlanFields.Should().Equal(new Dictionary<string, string> { ["title"] = "Spring release, done" });
        plan.GetMilestone("Build")!.Fields.Should().Equal(new Dictionary<string, string> { ["progress"] = "0.100001", ["weight"] = "999" });
        plan.GetMilestone("Design")!.Fields.Should().BeEmpty("it was removed with its fields and came back without them");
        plan.GetMilestone("Party")!.Fields.Should().Equal(new Dictionary<string, string> { ["progress"] = "0.2" });
        plan.GetDependencyFields("Release", "Build").Should().BeEmpty();
        plan.RecordCollections.Should().Equal("a.-0", new string('c', 64), "resources");
        plan.GetRecords("resources").Keys.Should().Equal("Ada Lovelace", "Build");
        plan.GetRecords("resources")["Ada Lovelace"].Should().Equal(new Dictionary<string, string> { ["title"] = "back again" });
        plan.GetCompletion("Release").ToString().Should().Be("0 of 2, 9 %", "999 · 0.100001 of 1000");
    }

    [Fact]
    public void In_the_golden_log_with_fields_a_withdrawal_and_a_removal_clear_fields_first_in_ordinal_order()
    {
        AuditEvent[] events = [.. LedgerLines.Read(new MemoryStream(Golden("fields-and-records").Bytes()), new LedgerChain())];

        events.Where(next => next.Context.CorrelationId == "TICKET-42" && next.Count == 4)
            .Select(next => next.Data.ToString()).Should().Equal(
            "Build → Design cleared acme.why (was the drawings\ncome first)", "Build → Design cleared lag (was 3d)",
            "Build → Design cleared url (was https://plan.example/1)", "Build no longer depends on Design");
        events.Where(next => next.Context.CorrelationId == "TICKET-7")
            .Select(next => (next.Data.Type, next.Data.Subject.ToString(), next.Data.Field)).Should().Equal(
            ("dependency.field_changed", "Docs → Design", "lag"), ("dependency.withdrawn", "Docs → Design", null),
            ("dependency.field_changed", "Release → Docs", "lag"), ("dependency.withdrawn", "Release → Docs", null),
            ("milestone.field_changed", "Docs", "notes"), ("milestone.field_changed", "Docs", "title"),
            ("milestone.removed", "Docs", null));
    }

    private static GoldenLog Golden(string name) => GoldenLog.All.Single(golden => golden.Name == name);
}
