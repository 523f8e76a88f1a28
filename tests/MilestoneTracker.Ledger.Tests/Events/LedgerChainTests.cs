using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger.Events;
using MilestoneTracker.TestSupport.Texts;
using Xunit;

namespace MilestoneTracker.Ledger.Tests;

// A chain binds each event to the log, to its number and to the event before it, and keeps the tree over all of them. A call that
// throws has changed nothing.
public sealed class LedgerChainTests
{
    private const int Most = 70;

    private static readonly AuditEvent[] Events = Example.Registrations(Most);
    private static readonly byte[][] Written = Example.Written(Events);
    private static readonly LedgerHash[] Leaves = [.. Written.Select(bytes => NaiveTree.LeafHash(bytes))];

    public static IEnumerable<object[]> Unwritable => new (string What, AuditEvent Next, string Says)[]
    {
        ("no data", Events[1] with { Data = null! }, "no data"),
        ("no context", Events[1] with { Context = null! }, "no context"),
        ("a time that is not in UTC", Events[1] with { Time = Example.Noon.ToOffset(TimeSpan.FromHours(2)) }, "UTC"),
        ("the number of the event before", Events[1] with { Sequence = 1 }, "Event 1 does not follow event 1"),
        ("a number that is left out", Events[1] with { Sequence = 3 }, "Event 3 does not follow event 1"),
        ("number nought", Events[1] with { Sequence = 0 }, "does not follow"),
        ("a negative number", Events[1] with { Sequence = long.MinValue }, "does not follow"),
        ("the greatest number", Events[1] with { Sequence = long.MaxValue }, "does not follow"),
        ("index nought", Events[1] with { Index = 0 }, "index"),
        ("a negative index", Events[1] with { Index = -1 }, "index"),
        ("an index beyond the count", Events[1] with { Index = 2 }, "index"),
        ("a count of none", Events[1] with { Count = 0 }, "index"),
        ("a milestone that is null", With(new MilestoneRegistered(null!, Example.Set(), MilestoneStatus.Planned)), "null"),
        ("components that are null", With(new MilestoneRegistered("a", null!, MilestoneStatus.Planned)), "no set of components"),
        ("components that are null, in a removal", With(new MilestoneRemoved("a", null!, MilestoneStatus.Planned)), "no set of components"),
        ("a component that is null", With(new MilestoneRegistered("a", Example.Set("a", null!), MilestoneStatus.Planned)), "null"),
        ("a dependency that is null", With(new DependencyDeclared("a", null!)), "null"),
        ("a milestone that is null, in a withdrawal", With(new DependencyWithdrawn(null!, "a")), "null"),
        ("a status that is none", With(new MilestoneRegistered("a", Example.Set(), (MilestoneStatus)6)), "not one of the six"),
        ("an old status that is none", With(new MilestoneStatusChanged("a", (MilestoneStatus)(-1), MilestoneStatus.Planned)),
            "not one of the six"),
        ("a new status that is none", With(new MilestoneStatusChanged("a", MilestoneStatus.Planned, (MilestoneStatus)256)),
            "not one of the six"),
        ("a high surrogate at the end", With(new DependencyDeclared("a\uD800", "b")), "unpaired surrogate at index 1"),
        ("a low surrogate at the start", With(new DependencyDeclared("\uDC00a", "b")), "unpaired surrogate at index 0"),
        ("a high surrogate before another character", With(new DependencyDeclared("a", "b\uD83Dc")), "unpaired surrogate at index 1"),
        ("two high surrogates", With(new DependencyDeclared("a", "\uD83D\uD83D\uDE00")), "unpaired surrogate at index 0"),
        ("a pair the wrong way round", With(new MilestoneRemoved("\uDE00\uD83D", Example.Set(), MilestoneStatus.Planned)),
            "unpaired surrogate at index 0"),
        ("half a pair in a component", With(new MilestoneRegistered("a", Example.Set("ok", "z\uDBFF"), MilestoneStatus.Planned)),
            "unpaired surrogate at index 1"),
    }.Select(row => new object[] { row.What, row.Next, row.Says });

    [Theory]
    [MemberData(nameof(Unwritable))]
    public void An_event_that_could_not_be_read_back_is_not_written(string what, AuditEvent next, string says)
    {
        LedgerChain chain = new(Example.Log);
        chain.Write(Events[0]);
        string before = Example.StateOf(chain);

        FluentActions.Invoking(() => chain.Write(next))
            .Should().Throw<ArgumentException>(what).WithMessage($"*{says}*").Which.Should().NotBeOfType<ArgumentOutOfRangeException>();

        Example.StateOf(chain).Should().Be(before);
        chain.Write(Events[1]).ToArray().Should().Equal(Written[1], "the next one is written as if nothing had been tried");
    }

    [Fact]
    public void An_event_of_16_MiB_is_written_and_read_and_one_of_a_byte_more_is_neither()
    {
        int around = Example.Written([With(1, "")])[0].Length;
        AuditEvent greatest = With(1, new string('x', EventWriter.MaximumLength - around));
        AuditEvent tooLong = With(1, new string('x', EventWriter.MaximumLength - around + 1));
        LedgerChain writing = new(Example.Log);
        LedgerChain reading = new();
        string empty = Example.StateOf(reading);

        FluentActions.Invoking(() => writing.Write(tooLong)).Should().Throw<ArgumentException>().WithMessage("*more than 16777216 bytes*");
        byte[] written = writing.Write(greatest).ToArray();
        FluentActions.Invoking(() => reading.Read([.. written, (byte)' ']))
            .Should().Throw<LedgerException>().WithMessage("*more than 16777216 bytes*").Which.Sequence.Should().Be(1);

        written.Should().HaveCount(1 << 24);
        Example.StateOf(reading).Should().Be(empty);
        reading.Read(written).Should().Be(greatest);
    }

    [Fact]
    public void An_event_that_is_far_too_long_is_refused_before_there_is_room_for_all_of_it()
    {
        LedgerChain chain = new(Example.Log);
        AuditEvent huge = With(1, new string('x', 1 << 25));
        ArgumentException? refusal = null;

        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            chain.Write(huge);
        }
        catch (ArgumentException e)
        {
            refusal = e;
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        refusal!.Message.Should().Contain("more than 16777216 bytes");
        allocated.Should().BeLessThan(1 << 20);
        chain.Size.Should().Be(0);
    }

    [Fact]
    public void An_event_that_grows_too_long_by_its_escapes_or_its_components_is_refused()
    {
        LedgerChain chain = new(Example.Log);
        AuditEvent escaped = With(1, new string('\u0001', (1 << 24) / 6));
        AuditEvent wide = Example.Event(
            1, new MilestoneRegistered(
            "a", Example.Set([.. Enumerable.Range(0, 70_000).Select(i => new string('x', 250) + i)]), MilestoneStatus.Planned));

        FluentActions.Invoking(() => chain.Write(escaped)).Should().Throw<ArgumentException>().WithMessage("*more than 16777216 bytes*");
        FluentActions.Invoking(() => chain.Write(wide)).Should().Throw<ArgumentException>().WithMessage("*more than 16777216 bytes*");
        chain.Write(Events[0]).ToArray().Should().Equal(Written[0]);
    }

    [Fact]
    public void Null_is_an_argument_error_and_a_log_without_identity_cannot_be_written()
    {
        LedgerChain nameless = new();

        FluentActions.Invoking(() => nameless.Write(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => nameless.Write(Events[0]))
            .Should().Throw<InvalidOperationException>().WithMessage("*identity of the log*Create the chain with it*");
        FluentActions.Invoking(() => LedgerChain.Resume(null!, new InMemoryMerkleTree(), 0)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => LedgerChain.Resume(Example.Log, null!, 0)).Should().Throw<ArgumentNullException>();
        nameless.Identity.Should().BeNull();
    }

    [Fact]
    public void The_last_number_is_the_last_that_every_reader_of_JSON_keeps()
    {
        LedgerChain chain = LedgerChain.Resume(Example.Log, new NearlyFull(), NearlyFull.Leaves);

        chain.Write(Events[0] with { Sequence = NearlyFull.Leaves + 1 }).Length.Should().BePositive();
        FluentActions.Invoking(() => chain.Write(Events[0] with { Sequence = NearlyFull.Leaves + 2 })).Should().Throw<ArgumentException>()
            .WithMessage("*more than 9007199254740991. Begin a new log.*");
        chain.Size.Should().Be(NearlyFull.Leaves + 1);
    }

    [Fact]
    public void The_identity_of_a_log_keeps_the_rules_of_names()
    {
        foreach ((string text, string says) in BadTexts.All)
        {
            FluentActions.Invoking(() => new LedgerChain(text))
                .Should().Throw<ArgumentException>().WithMessage($"*rules of names*{says}*").WithParameterName("log");
            FluentActions.Invoking(() => LedgerChain.Resume(text, new InMemoryMerkleTree(), 0))
                .Should().Throw<ArgumentException>().WithParameterName("log");
        }

        foreach (string name in BadTexts.Good) new LedgerChain(name).Identity.Should().Be(name);
    }

    [Fact]
    public void A_new_chain_is_at_the_beginning()
    {
        LedgerChain chain = new(Example.Log);

        (chain.Identity, chain.Size, chain.Last, chain.Root).Should().Be((Example.Log, 0L, default(LedgerHash), MerkleTree.EmptyRoot));
        chain.Completed.Length.Should().Be(0);
    }

    [Fact]
    public void After_every_event_written_or_read_last_root_and_completed_are_those_of_the_naive_tree()
    {
        LedgerChain writing = new(Example.Log);
        LedgerChain reading = new();
        for (int size = 1; size <= Most; size++)
        {
            writing.Write(Events[size - 1]);
            reading.Read(Written[size - 1]);
            foreach (LedgerChain chain in new[] { writing, reading })
            {
                (chain.Identity, chain.Size).Should().Be((Example.Log, (long)size));
                chain.Last.Should().Be(Leaves[size - 1]);
                chain.Root.Should().Be(NaiveTree.Root(Leaves.AsSpan(0, size)));
                chain.Completed.ToArray().Should().Equal(NaiveTree.Completed(Leaves.AsSpan(0, size)));
            }
        }
    }

    [Fact]
    public void What_events_complete_is_all_that_a_store_must_keep_two_hashes_an_event()
    {
        LedgerChain chain = new(Example.Log);
        List<LedgerHash> kept = [];
        foreach (AuditEvent next in Events)
        {
            chain.Write(next);
            kept.AddRange(chain.Completed);
        }

        kept.Should().HaveCount((2 * Most) - int.PopCount(Most));
    }

    [Fact]
    public void A_chain_resumed_at_any_size_goes_on_as_the_one_before_it()
    {
        InMemoryMerkleTree tree = Grown.From(Leaves);
        for (int size = 0; size <= Most; size++)
        {
            LedgerChain resumed = LedgerChain.Resume(Example.Log, tree, size);
            resumed.Completed.Length.Should().Be(0);
            resumed.Size.Should().Be(size);
            resumed.Last.Should().Be(size == 0 ? default : Leaves[size - 1]);
            resumed.Root.Should().Be(NaiveTree.Root(Leaves.AsSpan(0, size)));
            for (int next = size; next < Most; next++)
            {
                if (next % 2 == 0) resumed.Read(Written[next]).Should().Be(Events[next]);
                else resumed.Write(Events[next]).SequenceEqual(Written[next]).Should().BeTrue();
            }

            resumed.Root.Should().Be(tree.RootAt(Most));
        }
    }

    [Fact]
    public void A_resumed_chain_refuses_what_does_not_follow_its_last_event()
    {
        LedgerChain resumed = LedgerChain.Resume(Example.Log, Grown.From([.. Leaves[..4], Leaves[9]]), 5);
        string before = Example.StateOf(resumed);

        FluentActions.Invoking(() => resumed.Read(Written[5]))
            .Should().Throw<LedgerException>().WithMessage("*does not follow the event before it*").Which.Sequence.Should().Be(6);
        Example.StateOf(resumed).Should().Be(before);
    }

    [Fact]
    public void An_event_of_another_log_place_or_past_is_refused()
    {
        byte[] ofAnotherLog = Example.Written(Events[..2], "plan.example/beta")[1];
        byte[] ofAnotherPast = Example.Written([Events[0] with { Time = Example.Noon.AddTicks(1) }, Events[1]])[1];

        VerifyRefused(ofAnotherLog, "another log; \"plan.example/alpha\" was expected, \"plan.example/beta\" was found");
        VerifyRefused(ofAnotherPast, "does not follow the event before it");
        VerifyRefused(Written[2], "its sequence number is 3; 2 was expected");
        VerifyRefused(Written[0], "its sequence number is 1; 2 was expected");

        static void VerifyRefused(byte[] bytes, string says)
        {
            LedgerChain chain = new(Example.Log);
            chain.Read(Written[0]);
            string before = Example.StateOf(chain);

            LedgerException refusal = FluentActions.Invoking(() => chain.Read(bytes)).Should().Throw<LedgerException>().Which;

            refusal.Sequence.Should().Be(2);
            refusal.Reason.Should().Contain(says);
            refusal.Message.Should().Be($"Event 2 cannot be read: {refusal.Reason}");
            Example.StateOf(chain).Should().Be(before);
        }
    }

    [Fact]
    public void The_first_event_tells_the_log_and_it_must_be_a_name()
    {
        foreach ((string text, string says) in BadTexts.All.Where(bad => bad.Says != "unpaired surrogate"))
        {
            byte[] bytes = NaiveWriter.Write(Events[0], text, default);
            LedgerChain chain = new();

            LedgerException refusal = FluentActions.Invoking(() => chain.Read(bytes)).Should().Throw<LedgerException>().Which;

            refusal.Sequence.Should().Be(1);
            refusal.Reason.Should().Contain(says).And.Contain(
                FormattableString.Invariant($"at byte {Example.Text(bytes).IndexOf("\"log\":", StringComparison.Ordinal) + 6},"));
            (chain.Identity, chain.Size).Should().Be((null, 0L));
            chain.Read(Written[0]).Should().Be(Events[0]);
            chain.Identity.Should().Be(Example.Log);
        }
    }

    private static AuditEvent With(AuditData data) => Example.Event(2, data);

    private static AuditEvent With(long sequence, string milestone) => Example.Event(sequence, new DependencyDeclared(milestone, "a"));

    // As many leaves as make the next number the last one; what they hash to is of no account.
    private sealed class NearlyFull : MerkleTree
    {
        public const long Leaves = (1L << 53) - 2;

        public override long Size => Leaves;

        protected internal override LedgerHash NodeAt(int level, long index) => default;
    }
}
