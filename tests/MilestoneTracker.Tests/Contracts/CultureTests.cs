using Microsoft.Extensions.Time.Testing;
using System.Globalization;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Doubles;
using Xunit;

namespace MilestoneTracker.Tests.Contracts;

// Nothing depends on the culture of the thread: neither text nor order nor equality. The cultures are made by hand, so that the
// tests bite also where the machine knows no culture but the invariant one.
public sealed class CultureTests
{
    public static IEnumerable<object[]> Cultures => [["decimal comma"], ["other digits and signs"]];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Every_text_form_is_the_same_in_every_culture(string culture)
    {
        string[] expected = Texts();

        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Make(culture);
        string[] actual;
        try
        {
            1.5.ToString(CultureInfo.CurrentCulture).Should().NotBe("1.5", "the culture bites");
            (-1).ToString(CultureInfo.CurrentCulture).Should().NotBe("-1");
            actual = Texts();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        actual.Should().Equal(expected);
    }

    [Fact]
    public void The_text_forms_are_for_people()
    {
        string[] texts = Texts();

        texts.Should().Contain("Release (Planned, 0 of 2, 25 %)");
        texts.Should().Contain("Version 4, 2 milestones");
        texts.Should().Contain("1: Beta \u0131 registered as InProgress over ui at 2026-03-04 05:06:07Z, by ada");
        texts.Should().Contain("2026-03-04 05:06:07Z InProgress (event 1, by ada)");
        texts.Should().Contain("Beta \u0131 status changed from InProgress to OnHold");
        texts.Should().OnlyContain(t => !string.IsNullOrWhiteSpace(t) && !t.Contains("MilestoneTracker.", StringComparison.Ordinal));
    }

    // Text of every public type that has one, and the first line of every message with a number in it (the framework adds a line
    // of its own to an ArgumentOutOfRangeException, in the culture of the thread).
    private static string[] Texts()
    {
        InMemoryAuditLog log = new();
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));
        MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = clock });
        List<RegistryChange> changes = [];
        using IDisposable subscription = registry.Subscribe(new RecordingObserver(changes.Add));
        registry.RegisterMilestone("Beta \u0131", ["ui"], MilestoneStatus.InProgress, new ChangeContext { Actor = "ada" });
        registry.RegisterMilestone("Release");
        registry.DeclareMilestoneDependency("Release", "Beta \u0131");
        RegistrySnapshot middle = registry.Current;
        registry.UpdateMilestoneStatus("Beta \u0131", MilestoneStatus.OnHold);
        Milestone release = middle.GetMilestone("Release")!;
        object[] things =
        [
            release, release.StatusHistory[0], middle.GetMilestone("Beta \u0131")!.StatusHistory[0], registry, registry.Current,
                ChangeContext.None,
            registry.AssessRisk("Release"), registry.AssessRisk("Release").Factors[0], registry.CheckDependency("Beta \u0131", "Release"),
            registry.CheckDependency("Release", "Beta \u0131"), registry.CheckDependency("nobody", "Release"),
            .. registry.Current.ChangesSince(middle).Milestones, .. changes, .. log.Read(), .. log.Read().Select(e => e.Data),
        ];
        Exception[] refusals =
        [
            Refusal(() => registry.RegisterMilestone(new string('x', 1234))),
            Refusal(() => registry.RegisterMilestone("a\u0001b")),
            Refusal(() => RegistrySnapshot.AsOf(log, -1)),
            Refusal(() => RegistrySnapshot.Replay(log.Read(2))),
            Refusal(() => GC.KeepAlive(new MilestoneRegistry(log))),
            Refusal(() => log.Append([log.Read().First() with { Sequence = 1234 }])),
            Refusal(() =>
            {
                ProposedChange proposal = registry.Propose();
                registry.RegisterMilestone("moved on");
                proposal.Commit();
            }),
        ];
        return [.. things.Select(t => t.ToString()!), .. refusals.Select(e => e.Message.Split('\n')[0])];
    }

    private static Exception Refusal(Action action) => action.Should().Throw<Exception>().Which;

    private static CultureInfo Make(string culture)
    {
        CultureInfo made = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        made.NumberFormat.NumberDecimalSeparator = culture == "decimal comma" ? "," : "\u066B";
        made.NumberFormat.NegativeSign = culture == "decimal comma" ? "\u2212" : "\u061C-";
        made.NumberFormat.PercentDecimalSeparator = ",";
        made.DateTimeFormat.DateSeparator = ".";
        made.DateTimeFormat.TimeSeparator = "h";
        return made;
    }
}
