using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using MilestoneTracker.Hosting.Opening;
using MilestoneTracker.Hosting.Tests.Opening;
using MilestoneTracker.Risk;
using MilestoneTracker.Sqlite;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Logs;
using Xunit;

namespace MilestoneTracker.Hosting.Tests.Health;

// The health of a registry, as a load balancer and an operator see it over HTTP.
public sealed class RegistryHealthTests
{
    private const string Ready = "milestone-registry";
    private const string Live = "milestone-registry-alive";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_working_registry_is_ready_and_alive_on_a_real_server_too(bool onPort)
    {
        await using Site site = await Site.StartAsync(builder => builder.Services.AddMilestoneTracker(), onPort);
        site.Registry.RegisterMilestone("A");

        Answer ready = await site.GetAsync("/health/ready");
        Answer live = await site.GetAsync("/health/live");

        (ready.Code, live.Code).Should().Be((200, 200));
        ready.Body.EnumerateObject().Select(check => check.Name).Should().Equal(Ready);
        live.Body.EnumerateObject().Select(check => check.Name).Should().Equal(Live);
        (await site.GetAsync("/health")).Body.EnumerateObject()
            .Select(check => check.Name).Should().BeEquivalentTo(Ready, Live, "milestone-plan");
        ready.Data(Ready).GetProperty("registry").GetString().Should().Be("default");
        ready.Data(Ready).GetProperty("version").GetInt64().Should().Be(1);
        ready.Data(Ready).GetProperty("milestones").GetInt32().Should().Be(1);
        ready.Reasons(Ready).Should().BeEmpty();
    }

    [Theory]
    [InlineData("default", "")]
    [InlineData("archive", ":archive")]
    public async Task To_add_the_checks_twice_is_to_add_them_once_with_the_rules_of_both(string registry, string suffix)
    {
        using IHost host = Hosts.New(services =>
        {
            services.AddLogging().AddMilestoneTracker(registry);
            for (int i = 0; i < 2; i++) services.AddHealthChecks().AddMilestoneRegistry(registry).AddMilestonePlan(registry: registry);
            services.AddHealthChecks()
                .AddMilestonePlan(rules => rules.DegradedThreshold = RiskLevel.None, registry)
                .AddMilestonePlan(rules => rules.UnhealthyThreshold = RiskLevel.None, registry);
        });
        await host.StartAsync();
        host.Registry(registry == "default" ? null : registry).RegisterMilestone("A", status: MilestoneStatus.Blocked);

        HealthReport report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        report.Entries.Keys.Should().BeEquivalentTo(Ready + suffix, Live + suffix, "milestone-plan" + suffix);
        report.Status.Should().Be(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_check_of_a_registry_that_was_never_added_says_which_and_what_to_do()
    {
        ServiceCollection services = new();
        services.AddLogging().AddMilestoneTracker("archive");
        services.AddHealthChecks().AddMilestoneRegistry("archvie");
        await using ServiceProvider provider = services.BuildServiceProvider();

        Func<Task> check = () => provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        (await check.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*'archvie', but no such registry*AddMilestoneTracker*");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_host_with_a_check_of_a_registry_that_was_never_added_does_not_start(bool ofPlan)
    {
        using IHost host = Hosts.New(services =>
        {
            services.AddLogging().AddMilestoneTracker("archive");
            if (ofPlan) services.AddHealthChecks().AddMilestonePlan(registry: "Archive");
            else services.AddHealthChecks().AddMilestoneRegistry("Archive");
        });

        Func<Task> start = () => host.StartAsync();

        (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*'Archive', but no such registry*AddMilestoneTracker*");
    }

    [Fact]
    public async Task A_faulted_registry_is_neither_ready_nor_alive()
    {
        await using Site site = await Site.StartAsync(
            builder => builder.Services.AddMilestoneTracker().UseLog(_ => new FatefulLog(FaultySink.At(1, Fate.Fail))));
        site.Registry.Invoking(r => r.RegisterMilestone("A")).Should().Throw<RegistryFaultedException>();

        Answer ready = await site.GetAsync("/health/ready");
        Answer live = await site.GetAsync("/health/live");

        (ready.Code, live.Code).Should().Be((503, 503));
        ready.Reasons(Ready).Should().ContainSingle().Which.Should().Contain("faulted");
        ready.Data(Ready).GetProperty("faulted").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task A_refused_append_is_not_ready_for_half_a_minute_then_degraded_until_one_is_kept_and_alive_throughout()
    {
        FakeTimeProvider time = new();
        await using Site site = await Site.StartAsync(
            builder =>
            builder.Services.AddSingleton<TimeProvider>(time)
            .AddMilestoneTracker().UseLog(_ => new FatefulLog(FaultySink.At(1, Fate.Refuse))));
        site.Registry.Invoking(r => r.RegisterMilestone("A")).Should().Throw<AuditAppendRefusedException>();

        Answer at0 = await site.GetAsync("/health/ready");
        time.Advance(TimeSpan.FromSeconds(29));
        Answer at29 = await site.GetAsync("/health/ready");
        time.Advance(TimeSpan.FromSeconds(1));
        Answer at30 = await site.GetAsync("/health/ready");
        int alive = (await site.GetAsync("/health/live")).Code;
        site.Registry.RegisterMilestone("A");
        Answer after = await site.GetAsync("/health/ready");

        new[] { at0.Code, at29.Code, at30.Code, after.Code }.Should().Equal(503, 503, 200, 200);
        new[] { at0.Status(Ready), at29.Status(Ready), at30.Status(Ready), after.Status(Ready) }.Should()
            .Equal("Unhealthy", "Unhealthy", "Degraded", "Healthy");
        at0.Reasons(Ready).Single().Should().Contain("The disk is full. Make room.");
        alive.Should().Be(200, "a new start would not help");
    }

    [Fact]
    public async Task A_file_that_another_process_holds_is_not_ready_and_ready_again_when_it_is_let_go()
    {
        using LogFolder folder = new();
        string path = folder.NewPath();
        await using Site site = await Site.StartAsync(
            builder => builder.Services.AddMilestoneTracker().UseSqlite(path, options => options.LockTimeout = TimeSpan.Zero));
        site.Registry.RegisterMilestone("A");
        using (Connection other = LogFolder.Raw(path))
        {
            other.Execute("BEGIN IMMEDIATE");
            Answer held = await site.GetAsync("/health/ready");
            other.Execute("ROLLBACK");

            held.Code.Should().Be(503);
            held.Reasons(Ready).Single().Should().Contain("not writable").And.Contain("has locked the file");
        }

        (await site.GetAsync("/health/ready")).Code.Should().Be(200);
        site.Registry.RegisterMilestone("B");
    }

    [Fact]
    public async Task A_file_that_is_gone_is_not_ready_and_one_that_somebody_else_has_appended_to_is()
    {
        using LogFolder folder = new();
        string path = folder.NewPath();
        await using Site site = await Site.StartAsync(
            builder => builder.Services.AddMilestoneTracker(options => options.SaveStateOnStop = false).UseSqlite(path));
        site.Registry.RegisterMilestone("A");
        using (SqliteAuditLog other = SqliteAuditLog.Open(path)) other.OpenRegistry().RegisterMilestone("B");
        (await site.GetAsync("/health/ready")).Code.Should().Be(200, "the registry follows");

        File.Delete(path);
        (await site.GetAsync("/health/ready")).Reasons(Ready).Single().Should().Contain("no longer exists");
    }

    [Fact]
    public void To_ask_whether_a_file_can_be_written_writes_nothing()
    {
        using LogFolder folder = new();
        string path = folder.NewPath();
        SqliteAuditLog log = folder.Open(path);
        log.OpenRegistry().RegisterMilestone("A");
        byte[] before = Bytes();

        log.CheckWritable().Should().BeNull();

        Bytes().Should().Equal(before);
        log.LastSequence.Should().Be(1);
        folder.Open(path, new SqliteAuditLogOptions { ReadOnly = true })
            .CheckWritable().Should().BeOfType<SqliteLogException>().Which.Fault.Should().Be(SqliteLogFault.ReadOnly);
        log.Dispose();
        log.CheckWritable().Should().BeOfType<ObjectDisposedException>();

        byte[] Bytes()
        {
            using FileStream file = new(path + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            byte[] all = new byte[file.Length];
            file.ReadExactly(all);
            return all;
        }
    }

    [Fact]
    public async Task A_log_that_is_found_not_to_be_sound_is_not_ready_and_alive()
    {
        using LogFolder folder = new();
        string path = folder.NewPath();
        FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));
        RecordingLogger logger = new();
        using SemaphoreSlim said = new(0);
        await using Site site = await Site.StartAsync(builder =>
        {
            builder.Services.AddSingleton(logger.Factory()).AddSingleton<TimeProvider>(time);
            builder.Services.AddMilestoneTracker(options => options.VerifyEvery = TimeSpan.FromHours(1)).UseSqlite(path);
        });
        for (int i = 0; i < 3; i++) site.Registry.RegisterMilestone("M" + i);
        logger.Then = () =>
        {
            if (logger.Entries[^1].Id is 204 or 205) said.Release();
        };

        time.Advance(TimeSpan.FromHours(1));
        (await said.WaitAsync(TimeSpan.FromSeconds(30))).Should().BeTrue();
        Answer sound = await site.GetAsync("/health/ready");
        SqliteDamage.Run(path, "UPDATE events SET lines = CAST(replace(CAST(lines AS TEXT), 'M1', 'X1') AS BLOB) WHERE first = 2");
        time.Advance(TimeSpan.FromHours(1));
        (await said.WaitAsync(TimeSpan.FromSeconds(30))).Should().BeTrue();
        Answer damaged = await site.GetAsync("/health/ready");

        sound.Code.Should().Be(200);
        sound.Data(Ready).GetProperty("verified_to").GetInt64().Should().Be(3);
        sound.Data(Ready).GetProperty("verified_at").GetString().Should().StartWith("2026-01-02T01:00:00");
        damaged.Code.Should().Be(503);
        damaged.Reasons(Ready).Should().Contain(reason => reason.Contains("is corrupt", StringComparison.Ordinal));
        (await site.GetAsync("/health/live")).Code.Should().Be(200);
        logger.Entries.Should().Contain(entry => entry.Id == 205);
    }

    [Fact]
    public void Any_log_is_verified_by_replaying_it_and_one_that_cannot_be_read_is_not_called_unsound()
    {
        HostedLog broken = new(new Opening.BrokenLog());
        broken.Verify(CancellationToken.None).Reason.Should().Contain("ends with event 1", "what was not read is not verified");
        RecordingLogger logger = new();
        using LogVerification verification = new("plan", () => new HostedLog(new UnreadableLog()), TimeProvider.System, logger.Factory());

        verification.Verify(CancellationToken.None);

        verification.Last.Should().BeNull();
        logger.Entries.Should().ContainSingle(entry => entry.Id == 206);
    }

    [Fact]
    public async Task Before_the_host_has_started_the_registry_is_not_ready_but_alive_and_it_is_not_opened_to_find_out()
    {
        ServiceCollection services = new();
        services.AddLogging().AddMilestoneTracker().UseLog(_ => throw new InvalidOperationException("The health has opened the log."));
        services.AddHealthChecks().AddMilestoneRegistry().AddMilestonePlan();
        await using ServiceProvider provider = services.BuildServiceProvider();

        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        report.Entries[Ready].Status.Should().Be(HealthStatus.Unhealthy);
        report.Entries["milestone-plan"].Status.Should().Be(HealthStatus.Unhealthy);
        report.Entries[Live].Status.Should().Be(HealthStatus.Healthy);
        report.Entries[Ready].Description.Should().Contain("has not started");
    }

    [Fact]
    public async Task A_registry_of_a_name_has_checks_of_that_name()
    {
        await using Site site = await Site.StartAsync(builder =>
        {
            builder.Services.AddMilestoneTracker();
            builder.Services.AddMilestoneTracker("archive");
            builder.Services.AddHealthChecks().AddMilestoneRegistry("archive").AddMilestonePlan(registry: "archive");
        });

        Answer all = await site.GetAsync("/health");

        all.Body.EnumerateObject().Select(check => check.Name).Should().BeEquivalentTo(
            Ready, Live, "milestone-plan", "milestone-registry:archive", "milestone-registry-alive:archive", "milestone-plan:archive");
        all.Data("milestone-registry:archive").GetProperty("registry").GetString().Should().Be("archive");
    }

    [Fact]
    public async Task A_round_that_the_log_itself_cancels_is_not_the_last_one()
    {
        FakeTimeProvider time = new();
        RecordingLogger logger = new();
        using SemaphoreSlim said = new(0);
        logger.Then = () => said.Release();
        using LogVerification verification =
            new("plan", () => throw new TaskCanceledException("The log took too long."), time, logger.Factory());
        verification.Begin(TimeSpan.FromHours(1));

        for (int round = 0; round < 2; round++)
        {
            time.Advance(TimeSpan.FromHours(1));
            (await said.WaitAsync(TimeSpan.FromSeconds(30))).Should().BeTrue("round {0} is made", round);
        }

        logger.Entries.Should().HaveCount(2).And.OnlyContain(entry => entry.Id == 206);
        await verification.EndAsync(CancellationToken.None);
    }

    [Fact]
    public void A_host_that_is_disposed_without_a_stop_ends_the_rounds()
    {
        FakeTimeProvider time = new();
        int rounds = 0;
        LogVerification verification =
            new("plan", () => { rounds++; return new HostedLog(new UnreadableLog()); }, time, NullLoggerFactory.Instance);
        verification.Begin(TimeSpan.FromHours(1));

        verification.Dispose();
        time.Advance(TimeSpan.FromHours(1));

        verification.Rounds.IsCompletedSuccessfully.Should().BeTrue();
        rounds.Should().Be(0);
    }

    private sealed class FatefulLog(FaultySink sink) : IAuditLog
    {
        public long LastSequence => sink.Kept.LastSequence;

        public void Append(IReadOnlyList<AuditEvent> events) => sink.Append(events);

        public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) =>
            sink.Kept.Read(fromSequence, cancellationToken);
    }

    private sealed class UnreadableLog : IAuditLog
    {
        public long LastSequence => 1;

        public void Append(IReadOnlyList<AuditEvent> events) => throw new NotSupportedException();

        public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) =>
            throw new IOException("The cable was pulled.");
    }
}
