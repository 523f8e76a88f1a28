using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Logs;
using Xunit;

namespace MilestoneTracker.Hosting.Tests.Health;

// What a load balancer sees of a registry that shares its log: fresh, behind, newer than this version, diverged.
public sealed class SharedLogHealthTests
{
    private const string Ready = "milestone-registry";

    private readonly SharedInMemoryAuditLog _log = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly SharedLogPort _port;

    public SharedLogHealthTests() => _port = new SharedLogPort(_log);

    [Fact]
    public async Task A_registry_that_follows_is_ready_and_says_how_old_it_can_be()
    {
        await using Site site = await Start();

        Answer ready = await site.GetAsync("/health/ready");

        ready.Code.Should().Be(200);
        ready.Data(Ready).GetProperty("staleness_seconds").GetDouble().Should().BeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public async Task A_registry_that_cannot_read_its_log_is_behind_until_it_can()
    {
        await using Site site = await Start();
        _port.Failure = new IOException("The disk is away.");
        site.Registry.Invoking(registry => registry.Refresh()).Should().Throw<IOException>();

        Answer behind = await site.GetAsync("/health/ready");
        behind.Code.Should().Be(200, "it can still be read");
        behind.Reasons(Ready).Single().Should().Contain("is behind its log").And.Contain("The disk is away");

        site.Registry.Refresh();
        (await site.GetAsync("/health/ready")).Reasons(Ready).Should().BeEmpty();
    }

    [Fact]
    public async Task A_registry_that_has_not_looked_for_long_is_behind_only_if_its_log_has_more()
    {
        await using Site site = await Start();
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await site.GetAsync("/health/ready")).Reasons(Ready).Should().BeEmpty("there is nothing to follow");

        _log.Append(Events.Singles(1, 2)); // by another process; the port calls nobody
        Answer behind = await site.GetAsync("/health/ready");

        behind.Code.Should().Be(200, "it can still be read");
        behind.Reasons(Ready).Single().Should().Contain("is behind its log").And.Contain("60 seconds").And.Contain("2 events");
        site.Registry.Refresh();
        (await site.GetAsync("/health/ready")).Reasons(Ready).Should().BeEmpty();
    }

    [Fact]
    public async Task A_registry_that_must_be_updated_is_not_ready_and_says_so()
    {
        await using Site site = await Start();
        _port.Failure = new LogNewerException(1);
        site.Registry.Invoking(registry => registry.Refresh()).Should().Throw<LogNewerException>();

        Answer newer = await site.GetAsync("/health/ready");

        newer.Code.Should().Be(503);
        newer.Reasons(Ready).Single().Should().Contain("later version").And.Contain("Update this program");
    }

    [Fact]
    public async Task A_registry_whose_log_has_gone_back_is_not_ready_and_not_alive()
    {
        await using Site site = await Start();
        site.Registry.RegisterMilestone("A");
        _port.Failure = new LogDivergedException(1, 0, "it is empty.");
        site.Registry.Invoking(registry => registry.Refresh()).Should().Throw<RegistryFaultedException>();

        Answer diverged = await site.GetAsync("/health/ready");

        diverged.Code.Should().Be(503);
        diverged.Reasons(Ready).Single().Should().Contain("it is empty").And.Contain("Open a new registry");
        (await site.GetAsync("/health/live")).Code.Should().Be(503);
    }

    private Task<Site> Start() => Site.StartAsync(
        builder => builder.Services.AddSingleton<TimeProvider>(_clock).AddMilestoneTracker().UseLog(_ => _port));
}
