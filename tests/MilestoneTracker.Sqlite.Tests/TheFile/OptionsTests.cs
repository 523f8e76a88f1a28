using FluentAssertions;
using Xunit;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests.TheFile;

// Each option is checked when it is set, and read once, when the log is opened.
public sealed class OptionsTests : IDisposable
{
    private readonly LogFolder _folder = new();

    [Fact]
    public void The_defaults_are_these()
    {
        SqliteAuditLogOptions options = new();

        options.Identity.Should().BeNull();
        options.ReadOnly.Should().BeFalse();
        options.LockTimeout.Should().Be(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("a\nb")]
    [InlineData("a\u202E")]
    public void An_identity_that_breaks_a_rule_of_names_is_refused_when_it_is_set(string name)
    {
        SqliteAuditLogOptions options = new() { Identity = "before" };

        options.Invoking(o => o.Identity = name).Should().Throw<ArgumentException>();
        options.Identity.Should().Be("before");
        options.Identity = null;
        options.Identity.Should().BeNull();
    }

    [Fact]
    public void An_identity_that_is_too_long_or_half_a_character_is_refused_when_it_is_set()
    {
        new SqliteAuditLogOptions()
            .Invoking(o => o.Identity = new string('x', 257)).Should().Throw<ArgumentException>().WithMessage("*257*");
        new SqliteAuditLogOptions().Invoking(o => o.Identity = "a\uD800").Should().Throw<ArgumentException>().WithMessage("*surrogate*");
    }

    [Fact]
    public void A_negative_timeout_is_refused_when_it_is_set()
    {
        SqliteAuditLogOptions options = new();

        options.Invoking(o => o.LockTimeout = TimeSpan.FromTicks(-1)).Should().Throw<ArgumentOutOfRangeException>();
        options.LockTimeout.Should().Be(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void The_timeout_is_that_of_both_connections()
    {
        foreach ((TimeSpan timeout, string milliseconds) in new[] {
            (TimeSpan.Zero, "0"), (TimeSpan.FromMilliseconds(1234.5), "1234"), (TimeSpan.MaxValue, "2147483647") })
        {
            SqliteAuditLog log = _folder.Open(_folder.NewPath(), new SqliteAuditLogOptions { LockTimeout = timeout });
            log.Writer!.Texts("PRAGMA busy_timeout").Should().Equal(milliseconds);
            log.Reader.Texts("PRAGMA busy_timeout").Should().Equal(milliseconds);
        }
    }

    [Fact]
    public void What_is_set_after_the_opening_changes_nothing()
    {
        SqliteAuditLogOptions options = new() { Identity = "a" };
        SqliteAuditLog log = _folder.Open(_folder.NewPath(), options);

        (options.Identity, options.ReadOnly) = ("b", true);

        log.Append(Events.Singles(1, 1));
        log.Identity.Should().Be("a");
    }

    public void Dispose() => _folder.Dispose();
}
