using System.Security.Cryptography;
using FluentAssertions;
using MilestoneTracker.Tests.Auditing;
using Xunit;

namespace MilestoneTracker.Tests.State;

// A saved snapshot is loaded as it was, or refused. That it is so for random plans is shown by the twin (RandomSequences).
public sealed class StateImageTests
{
    private const string Magic = "milestones 1\n";

    private static readonly byte[] Small = Image.Save(Plan().Current);

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
        FluentActions.Invoking(() => RegistrySnapshot.Load(new MemoryStream(Small), cancelled.Token)).Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void An_empty_snapshot_is_saved_too()
    {
        Image.Load(Image.Save(new MilestoneRegistry().Current)).Should().BeEquivalentTo(new { Version = 0L, Count = 0 });
    }

    [Fact]
    public void Texts_contexts_and_times_come_back_to_the_last_bit()
    {
        SettableClock clock = new() { Now = DateTimeOffset.MaxValue.AddTicks(-7).ToUniversalTime() };
        MilestoneRegistry registry = new(new MilestoneRegistryOptions { TimeProvider = clock });
        ChangeContext context = new() { Actor = "Zoë 🐙", Reason = new string('\u4E2D', 4096), CorrelationId = "a\u200Db" };
        registry.RegisterMilestone(new string('\u4E2D', 256), ["é", "e\u0301", "😀"], MilestoneStatus.OnHold, context);
        clock.Now = DateTimeOffset.MinValue;
        registry.RegisterMilestone("b", ["😀", "é", "e\u0301"], MilestoneStatus.Planned, new ChangeContext { Reason = "" });

        RegistrySnapshot loaded = Image.Load(Image.Save(registry.Current));

        Same.Verify(loaded, registry.Current);
        loaded.GetStatusHistory("b")[0].Context.Should().Be(new ChangeContext { Reason = "" }, "an empty reason is a reason");
    }

    [Fact]
    public void A_plan_that_fills_many_blocks_comes_back()
    {
        MilestoneRegistry registry = new();
        registry.Batch(batch =>
        {
            for (int i = 0; i < 20_000; i++)
            {
                batch.RegisterMilestone("milestone " + i, ["component " + (i % 50)]);
                for (int back = 1; back < 6 && back <= i; back++) batch.DeclareMilestoneDependency("milestone " + (i - back), "milestone " + i);
            }
        });

        byte[] bytes = Image.Save(registry.Current);
        RegistrySnapshot loaded = Image.Load(bytes);

        bytes.Length.Should().BeGreaterThan(4 << 16);
        loaded.State.CheckInvariants();
        Same.Verify(loaded, registry.Current);
    }

    [Fact]
    public void A_stream_that_gives_one_byte_at_a_time_is_read_too()
    {
        using Trickle trickle = new(Small);

        Same.Verify(RegistrySnapshot.Load(trickle), Plan().Current);
    }

    // What has the right hash and is no state all the same. Written by hand: one byte a number, a text as its length and its letters.
    public static TheoryData<string, byte[]> Misfits => new()
    {
        { "a name twice", [2, 2, .. A, 1, (byte)'a', 0, 1, 0, 2, 0, 0, 0] },
        { "a name that breaks a rule", [1, 1, 1, (byte)' ', 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0] },
        { "a name that is not UTF-8", [1, 1, 1, 0xFF, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0] },
        { "no history", [1, 1, 1, (byte)'a', 0, 0, 0, 0] },
        { "a status that is none", [1, 1, 1, (byte)'a', 0, 0, 1, 6, 1, 0, 0, 0, 0, 0, 0] },
        { "a sequence number beyond the version", [1, 1, 1, (byte)'a', 0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0] },
        { "a sequence number of nothing", [1, 1, 1, (byte)'a', 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0] },
        { "a history that goes back", [2, 1, 1, (byte)'a', 0, 0, 2, 0, 2, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0] },
        { "a history that stays", [2, 1, 1, (byte)'a', 0, 0, 2, 0, 1, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0] },
        { "a time before all times", [1, 1, 1, (byte)'a', 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0] },
        { "a set of components that was never said", [1, 1, 1, (byte)'a', 1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0] },
        { "a context that was never said", [1, 1, 1, (byte)'a', 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0] },
        { "a dependency on itself", [2, 2, .. A, 1, (byte)'b', 0, 1, 0, 2, 0, 0, 1, 0] },
        { "a dependency before the first", [2, 2, .. A, 1, (byte)'b', 0, 1, 0, 2, 0, 0, 1, 2] },
        { "a dependency twice", [3, 3, .. A, 1, (byte)'b', 0, 1, 0, 2, 0, 0, 0, 1, (byte)'c', 0, 1, 0, 3, 0, 0, 2, 1, 1] },
        { "more milestones than there are", [2, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, .. A] },
        { "a number of more than 64 bits", [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02, 0] },
        { "a number without end", [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80] },
        { "a text longer than any", [1, 1, 0xFF, 0xFF, 0x7F] },
        { "something behind the last milestone", [1, 1, .. A, 0] },
    };

    // Milestone a: no components (set 0, said here), one entry of history: planned, event 1, time 0, context 0, said here; no dependencies.
    private static byte[] A => [1, (byte)'a', 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0];

    [Theory]
    [MemberData(nameof(Misfits))]
    public void What_no_registry_could_be_in_is_refused(string what, byte[] body)
    {
        what.Should().NotBeEmpty();
        VerifyRefused(Sealed(body));
    }

    [Fact]
    public void What_is_written_by_hand_is_read_where_it_fits()
    {
        RegistrySnapshot loaded = Image.Load(Sealed([3, 2, .. A, 1, (byte)'b', 0, 1, 2, 2, 2, 0, 1, 1]));

        loaded.Version.Should().Be(3);
        loaded.GetMilestone("b")!.Dependencies.Should().Equal("a");
        loaded.GetStatusHistory("b").Should().Equal(new StatusChange(MilestoneStatus.Completed, new DateTimeOffset(1, TimeSpan.Zero), 2, ChangeContext.None));
        loaded.State.CheckInvariants();
    }

    [Fact]
    public void A_later_format_is_refused()
    {
        byte[] later = [.. Small];
        later[Magic.Length - 2] = (byte)'2';

        VerifyRefused([.. later[..^32], .. SHA256.HashData(later.AsSpan(0, later.Length - 32))]);
    }

    private static byte[] Sealed(byte[] body)
    {
        byte[] bytes = [.. System.Text.Encoding.ASCII.GetBytes(Magic), .. body];
        return [.. bytes, .. SHA256.HashData(bytes)];
    }

    private static void VerifyRefused(byte[] bytes) =>
        FluentActions.Invoking(() => Image.Load(bytes)).Should().Throw<InvalidDataException>().WithMessage("*Replay the log instead.");

    private static MilestoneRegistry Plan()
    {
        MilestoneRegistry registry = new(new MilestoneRegistryOptions { TimeProvider = new SettableClock() });
        Script.Run(registry);
        return registry;
    }

    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);
    }
}
