using System.Security.Cryptography;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Tests.State;

// A saved snapshot is loaded as it was, or refused. That it is so for random plans is shown by the twin (RandomSequences).
public sealed class SavedStateTests
{
    private const string Magic = "milestones 2\n";

    private static readonly byte[] Small = SavedStateBytes.Save(Plan().Current);

    [Fact]
    public void Every_bit_that_is_flipped_is_found()
    {
        for (int bit = 0; bit < Small.Length * 8; bit++)
        {
            byte[] damaged = [.. Small];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            VerifyRefused(damaged);
        }
    }

    [Fact]
    public void Every_truncation_and_anything_behind_the_end_is_found()
    {
        for (int length = 0; length < Small.Length; length++) VerifyRefused(Small[..length]);
        VerifyRefused([.. Small, 0]);
        VerifyRefused([.. Small, .. Small]);
    }

    [Fact]
    public void Saving_and_loading_end_when_they_are_cancelled()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();

        FluentActions.Invoking(() => Plan().Current.Save(Stream.Null, cancelled.Token)).Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => RegistrySnapshot.Load(new MemoryStream(Small), cancelled.Token))
            .Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void The_dependencies_of_a_milestone_are_saved_nearest_first_whatever_the_order_in_which_they_were_declared()
    {
        MilestoneRegistry one = new();
        MilestoneRegistry other = new();
        string[] names = [.. Enumerable.Range(0, 300).Select(i => FormattableString.Invariant($"{i:000}"))];
        foreach (MilestoneRegistry registry in new[] { one, other })
            registry.Batch(batch =>
            {
                foreach (string name in names.Append("all")) batch.RegisterMilestone(name);
                foreach (string name in registry == one ? names : names.AsEnumerable().Reverse())
                    batch.DeclareMilestoneDependency("all", name);
            });

        byte[] saved = SavedStateBytes.Save(one.Current);

        int[] distances = [.. Enumerable.Range(1, 300)];
        List<byte> nearestFirst = [.. Varint(300), .. distances.SelectMany(Varint)];
        saved.AsSpan().IndexOf(nearestFirst.ToArray()).Should().BePositive();
        SavedStateBytes.Save(SavedStateBytes.Load(saved)).Should().Equal(saved);
        SnapshotEquality.Verify(SavedStateBytes.Load(saved), one.Current);

        static IEnumerable<byte> Varint(int number) =>
            number < 0x80 ? [(byte)number] : [(byte)(number | 0x80), (byte)(number >> 7)];
    }

    [Fact]
    public void A_hundred_thousand_dependencies_of_one_milestone_come_back()
    {
        MilestoneRegistry registry = new();
        registry.Batch(batch =>
        {
            batch.RegisterMilestone("all");
            for (int i = 0; i < 100_000; i++)
            {
                string name = FormattableString.Invariant($"{i}");
                batch.RegisterMilestone(name);
                batch.DeclareMilestoneDependency("all", name);
            }
        });

        RegistrySnapshot loaded = SavedStateBytes.Load(SavedStateBytes.Save(registry.Current));

        loaded.GetMilestone("all")!.Dependencies.Should().HaveCount(100_000);
        loaded.ChangesSince(registry.Current).IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void An_empty_snapshot_is_saved_too()
    {
        SavedStateBytes.Load(SavedStateBytes.Save(new MilestoneRegistry().Current))
            .Should().BeEquivalentTo(new { Version = 0L, Count = 0 });
    }

    [Fact]
    public void Texts_contexts_and_times_come_back_to_the_last_bit()
    {
        FakeTimeProvider clock = new(DateTimeOffset.MaxValue.AddTicks(-7).ToUniversalTime());
        MilestoneRegistry registry = new(new MilestoneRegistryOptions { TimeProvider = clock });
        ChangeContext context = new() { Actor = "Zoë 🐙", Reason = new string('\u4E2D', 4096), CorrelationId = "a\u200Db" };
        registry.RegisterMilestone(new string('\u4E2D', 256), ["é", "e\u0301", "😀"], MilestoneStatus.OnHold, context);
        clock.AdjustTime(DateTimeOffset.MinValue);
        registry.RegisterMilestone("b", ["😀", "é", "e\u0301"], MilestoneStatus.Planned, new ChangeContext { Reason = "" });

        RegistrySnapshot loaded = SavedStateBytes.Load(SavedStateBytes.Save(registry.Current));

        SnapshotEquality.Verify(loaded, registry.Current);
        loaded.GetStatusHistory("b")[0].Context.Should().Be(new ChangeContext { Reason = "" }, "an empty reason is a reason");
    }

    [Fact]
    public void A_plan_that_fills_many_blocks_comes_back()
    {
        MilestoneRegistry registry = new();
        registry.Batch(batch =>
        {
            for (int i = 0; i < 4_000; i++)
            {
                batch.RegisterMilestone(Long(i), ["component " + (i % 50)]);
                for (int back = 1; back < 6 && back <= i; back++) batch.DeclareMilestoneDependency(Long(i - back), Long(i));
            }
        });

        byte[] bytes = SavedStateBytes.Save(registry.Current);
        RegistrySnapshot loaded = SavedStateBytes.Load(bytes);

        bytes.Length.Should().BeGreaterThan(4 << 16);
        loaded.State.CheckInvariants();
        SnapshotEquality.Verify(loaded, registry.Current);

        static string Long(int number) => number + " " + new string('m', 80); // long names fill blocks with few milestones
    }

    [Fact]
    public void A_stream_that_gives_one_byte_at_a_time_is_read_too()
    {
        using Trickle trickle = new(Small);

        SnapshotEquality.Verify(RegistrySnapshot.Load(trickle), Plan().Current);
    }

    // What has the right hash and is no state all the same, with what the refusal says of it. Written by hand: one byte a number, a text as
    // its length and its letters.
    public static TheoryData<string, byte[]> Misfits => new()
    {
        { "'a' comes twice", Plan(2, A, [1, (byte)'a', 0, 1, 0, 2, 0, 0, 0, 0, 0]) },
        { "white space", Plan(1, [1, (byte)' ', .. A[2..]]) },
        { "Unable to translate bytes", Plan(1, [1, 0xFF, .. A[2..]]) },
        { "The text is empty", Plan(1, [0, .. A[2..]]) },
        { "a milestone has no history", Plan(1, [1, (byte)'a', 0, 0, 0, 0, 0, 0]) },
        { "a number is too large", Plan(1, [1, (byte)'a', 0, 0, 1, 6, 1, 0, 0, 0, 0, 0, 0, 0, 0]) }, // a status that is none
        { "a number is too large", Plan(1, [1, (byte)'a', 0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]) }, // a sequence number beyond the version
        { "a history is out of order", Plan(1, [1, (byte)'a', 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]) }, // of event 0
        { "a history is out of order", Plan(2, [1, (byte)'a', 0, 0, 2, 0, 2, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]) }, // backwards
        { "a history is out of order", Plan(2, [1, (byte)'a', 0, 0, 2, 0, 1, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0]) }, // to the same status
        { "ticks", Plan(1, [1, (byte)'a', 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0]) }, // a time before all times
        // a set of components that was never said
        { "a number is too large", Plan(1, [1, (byte)'a', 1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]) },
        { "a number is too large", Plan(1, [1, (byte)'a', 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]) }, // a context that was never said
        { "'b' depends on itself, or twice on the same milestone", Plan(2, A, [.. B, 0, 1, 0, 0]) },
        { "a number is too large", Plan(2, A, [.. B, 0, 1, 2, 0]) }, // a dependency before the first
        { "'c' depends on itself, or twice on the same milestone",
            Plan(3, A, [.. B, 0, 0, 0], [1, (byte)'c', 0, 1, 0, 3, 0, 0, 0, 2, 1, 1, 0]) },
        { "a number is too large", Plan(2, A, [.. B, 0, 2, 1, 1, 0]) }, // more dependencies than milestones before it
        { "Replay", [2, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, .. A] }, // more milestones than there are: what follows is taken for more of them
        { "a number is too large", [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02, 0] },
        { "a number is too long", [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80] },
        { "a number is too large", [1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0] }, // a last time after all times
        { "a number is too large", [1, 0, 1, 0xFF, 0xFF, 0x7F] }, // a text longer than any
        { "its hash is different", [.. Plan(1, A), 0] }, // something behind the end
        { "the field 'k' occurs twice", Plan(1, [.. A[..^3], 2, 0, .. K, .. V, 0, .. V, 0, 0]) },
        { "A key begins with one of a–z", Plan(1, [.. A[..^3], 1, 0, 1, (byte)'K', .. V, 0, 0]) },
        { "The key is empty", Plan(1, [.. A[..^3], 1, 0, 0, .. V, 0, 0]) },
        { "a control character", Plan(1, [.. A[..^3], 1, 0, .. K, 1, 1, 0, 0]) },
        { "The value is empty", Plan(1, [.. A[..^3], 1, 0, .. K, 0, 0, 0]) },
        { "a number is too large", Plan(1, [.. A[..^3], 1, 1, .. K, .. V, 0, 0]) }, // a key that was never said
        { "A weight must be a whole number", Plan(1, [.. A[..^3], 1, 0, 6, .. "weight"u8, 1, (byte)'0', 0, 0]) },
        { "Progress must be", Plan(1, [.. A[..^3], 1, 0, 8, .. "progress"u8, 1, (byte)'2', 0, 0]) },
        { "'b' has fields without a dependency, twice, or empty", Plan(2, A, [.. B, 0, 0, 1, 1, 1, 0, .. K, .. V]) },
        { "'b' has fields without a dependency, twice, or empty", Plan(2, A, [.. B, 0, 1, 1, 1, 1, 0]) },
        { "'b' has fields without a dependency, twice, or empty", Plan(2, A, [.. B, 0, 1, 1, 1, 0, 1, 0, .. K, .. V]) }, // on itself
        { "'c' has fields without a dependency, twice, or empty",
            Plan(3, A, [.. B, 0, 0, 0], [1, (byte)'c', 0, 1, 0, 3, 0, 0, 0, 2, 1, 2, 2, 1, 1, 0, .. K, .. V, 1, 1, 0, .. V]) },
        // more fields than dependencies before it
        { "a number is too large", Plan(2, A, [.. B, 0, 1, 1, 2, 1, 1, 0, .. K, .. V, 1, 1, 0, .. V]) },
        { "the field 'k' occurs twice", [.. Plan(1, A)[..^2], 2, 0, .. K, .. V, 0, .. V, 0] },
        { "the record 'c/n' occurs twice, or has no field", [.. Plan(1, A)[..^1], 1, 1, (byte)'c', 1, (byte)'n', 0] },
        { "the record 'c/n' occurs twice, or has no field",
            [.. Plan(1, A)[..^1], 2, 1, (byte)'c', 1, (byte)'n', 1, 0, .. K, .. V, 1, (byte)'c', 1, (byte)'n', 1, 0, .. V] },
        { "A key begins with one of a–z", [.. Plan(1, A)[..^1], 1, 1, (byte)'C', 1, (byte)'n', 1, 0, .. K, .. V] },
        { "The text is empty", [.. Plan(1, A)[..^1], 1, 1, (byte)'c', 0, 1, 0, .. K, .. V] },
    };

    // Milestone a: no components (set 0, said here), one entry of history: planned, event 1, time 0, context 0, said here; no fields, no
    // dependencies, no fields of these.
    private static byte[] A => [1, (byte)'a', 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0];

    // Milestone b, planned by event 2, up to its history.
    private static byte[] B => [1, (byte)'b', 0, 1, 0, 2, 0, 0];

    private static byte[] K => [1, (byte)'k'];

    private static byte[] V => [1, (byte)'v'];

    [Theory]
    [MemberData(nameof(Misfits))]
    public void What_no_registry_could_be_in_is_refused(string says, byte[] body) => VerifyRefused(Sealed(body), says);

    [Fact]
    public void What_is_written_by_hand_is_read_where_it_fits()
    {
        RegistrySnapshot loaded = SavedStateBytes.Load(Sealed(
        [
            3, 7, 2, .. A, 1, (byte)'b', 0, 1, 2, 2, 2, 0, 1, 0, .. K, .. V, 1, 1, 1, 1, 1, 0, 1, (byte)'d',
            1, 0, 1, (byte)'p', 1, 1, (byte)'c', 1, (byte)'n', 1, 1, 1, (byte)'j', .. V,
        ]));

        loaded.Version.Should().Be(3);
        loaded.GetMilestone("b")!.Dependencies.Should().Equal("a");
        loaded.GetMilestone("b")!.Fields.Should().Equal(new Dictionary<string, string> { ["k"] = "v" });
        loaded.GetDependencyFields("b", "a").Should().Equal(new Dictionary<string, string> { ["k"] = "d" });
        loaded.PlanFields.Should().Equal(new Dictionary<string, string> { ["k"] = "p" });
        loaded.GetRecords("c")["n"].Should().Equal(new Dictionary<string, string> { ["j"] = "v" });
        loaded.State.Time.Ticks.Should().Be(7);
        loaded.GetStatusHistory("b")
            .Should().Equal(new StatusChange(MilestoneStatus.Completed, new DateTimeOffset(1, TimeSpan.Zero), 2, ChangeContext.None));
        loaded.State.CheckInvariants();
    }

    [Fact]
    public void Fields_of_everything_come_back_to_the_last_bit_and_count_again()
    {
        MilestoneRegistry registry = new(new MilestoneRegistryOptions { TimeProvider = new FakeTimeProvider(DateTimeOffset.UnixEpoch) });
        registry.Batch(batch =>
        {
            for (int i = 0; i < 300; i++)
            {
                batch.RegisterMilestone("m" + i, status: (MilestoneStatus)(i % 6));
                batch.SetMilestoneField("m" + i, i % 2 == 0 ? "weight" : "notes", i % 2 == 0 ? (i + 1).ToString()
                    : string.Concat(Enumerable.Repeat("字🚀\n", 1000)));
                if (i % 3 == 0) batch.SetMilestoneField("m" + i, "progress", "0.000001");
                for (int back = 1; back < 4 && back <= i; back++) batch.DeclareMilestoneDependency("m" + i, "m" + (i - back));
                if (i > 3) batch.SetDependencyField("m" + i, "m" + (i - 2), "lag", i + "d");
                batch.SetRecordField("r" + (i % 5), "record " + i, "title", new string('x', i + 1));
                batch.SetPlanField("k" + i, "value " + i);
            }

            batch.RemoveMilestone("m7");
        });

        RegistrySnapshot loaded = SavedStateBytes.Load(SavedStateBytes.Save(registry.Current));

        SnapshotEquality.Verify(loaded, registry.Current);
        loaded.GetDependencyFields("m9", "m8").Should().BeEmpty();
        loaded.GetDependencyFields("m10", "m8").Single().Value.Should().Be("10d");
        loaded.PlanFields.Should().HaveCount(300);
        SavedStateBytes.Load(SavedStateBytes.Save(loaded)).ChangesSince(registry.Current).IsEmpty.Should().BeTrue();
    }

    [Theory]
    [InlineData('1')]
    [InlineData('3')]
    public void Another_format_is_refused(char version)
    {
        byte[] other = [.. Small];
        other[Magic.Length - 2] = (byte)version;

        VerifyRefused([.. other[..^32], .. SHA256.HashData(other.AsSpan(0, other.Length - 32))], "it starts with other bytes");
    }

    /// <summary>A body: the version, a last time, the milestones, no field of the plan and no record.</summary>
    private static byte[] Plan(byte version, params byte[][] milestones) =>
        [version, 0, (byte)milestones.Length, .. milestones.SelectMany(bytes => bytes), 0, 0];

    private static byte[] Sealed(byte[] body)
    {
        byte[] bytes = [.. System.Text.Encoding.ASCII.GetBytes(Magic), .. body];
        return [.. bytes, .. SHA256.HashData(bytes)];
    }

    private static void VerifyRefused(byte[] bytes, string says = "Replay") =>
        FluentActions.Invoking(() => SavedStateBytes.Load(bytes))
        .Should().Throw<InvalidDataException>().WithMessage("*Replay the log instead.")
            .Which.Message.Should().Contain(says);

    private static MilestoneRegistry Plan()
    {
        MilestoneRegistry registry = new(new MilestoneRegistryOptions { TimeProvider = new FakeTimeProvider(DateTimeOffset.UnixEpoch) });
        ScriptedChanges.Run(registry);
        return registry;
    }

    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);
    }
}
