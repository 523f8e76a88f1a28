using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using MilestoneTracker.Sqlite;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Logs;
using Xunit;

namespace MilestoneTracker.Hosting.Tests.Opening;

// A real host is started and stopped around a registry.
public sealed class HostTests
{
    [Fact]
    public async Task One_line_gives_a_registry_in_memory()
    {
        using IHost host = Hosts.New(services => services.AddMilestoneTracker());
        await host.StartAsync();

        host.Registry().RegisterMilestone("A");

        host.Services.GetRequiredService<IAuditLog>().Should().BeOfType<InMemoryAuditLog>().Which.LastSequence.Should().Be(1);
        host.Registry().Should().BeSameAs(host.Registry());
        await host.StopAsync();
    }

    [Fact]
    public async Task In_SQLite_a_plan_is_there_after_a_restart_and_its_state_was_saved_when_the_host_stopped()
    {
        using LogFolder folder = new();
        for (int round = 1; round <= 2; round++)
        {
            HostApplicationBuilder builder = Hosts.New(folder.Folder);
            RecordingLogger logger = new();
            builder.Services.AddSingleton(logger.Factory());
            builder.Services.AddMilestoneTracker().UseSqlite("plan.db");
            using IHost host = builder.Build();
            await host.StartAsync();
            host.Registry().Current.Count.Should().Be(round - 1);
            host.Registry().RegisterMilestone("M" + round);
            await host.StopAsync();
            logger.Entries.Select(entry => entry.Id).Should().ContainInOrder(1, 201, 202);
        }

        File.Exists(Path.Combine(folder.Folder, "plan.db")).Should().BeTrue("a relative path begins at the content root");
        File.Exists(Path.Combine(folder.Folder, "plan.db-state")).Should().BeTrue();
    }

    [Fact]
    public async Task A_start_that_is_cancelled_does_not_wait_for_a_locked_file()
    {
        using LogFolder folder = new();
        string path = Path.Combine(folder.Folder, "plan.db");
        using Connection raw = LogFolder.Raw(path, create: true);
        raw.Execute("BEGIN EXCLUSIVE");
        HostApplicationBuilder builder = Hosts.New(folder.Folder, ("MilestoneTracker:Sqlite:LockTimeout", "01:00:00"));
        builder.Services.AddMilestoneTracker().UseSqlite("plan.db");
        using IHost host = builder.Build();
        using CancellationTokenSource source = new();
        Exception? thrown = null;
        WorkerThreads crew = new();
        crew.Start(() => thrown = Record.Exception(() => host.StartAsync(source.Token).GetAwaiter().GetResult()));

        await source.CancelAsync();
        crew.Join();

        thrown.Should().BeAssignableTo<OperationCanceledException>();
    }

    [Fact]
    public async Task No_state_is_saved_where_the_host_does_not_want_it()
    {
        using LogFolder folder = new();
        HostApplicationBuilder builder = Hosts.New(folder.Folder, ("MilestoneTracker:SaveStateOnStop", "false"));
        builder.Services.AddMilestoneTracker().UseSqlite("plan.db");
        using IHost host = builder.Build();
        await host.StartAsync();
        host.Registry().RegisterMilestone("A");
        await host.StopAsync();

        File.Exists(Path.Combine(folder.Folder, "plan.db-state")).Should().BeFalse();
    }

    [Fact]
    public async Task A_state_that_cannot_be_saved_is_logged_and_stops_nothing()
    {
        using LogFolder folder = new();
        HostApplicationBuilder builder = Hosts.New(folder.Folder);
        RecordingLogger logger = new();
        builder.Services.AddSingleton(logger.Factory());
        builder.Services.AddMilestoneTracker().UseSqlite("plan.db");
        using IHost host = builder.Build();
        await host.StartAsync();
        host.Registry().RegisterMilestone("A");
        Directory.CreateDirectory(Path.Combine(folder.Folder, "plan.db-state"));

        await host.StopAsync();

        logger.Entries.Should().ContainSingle(entry => entry.Id == 203).Which.Exception.Should().NotBeNull();
    }

    [Fact]
    public async Task A_registry_that_cannot_be_opened_stops_the_start_before_anything_else_starts_and_says_what_to_do()
    {
        Witness witness = new();
        using IHost host = Hosts.New(services =>
        {
            services.AddSingleton<IHostedService>(witness);
            services.AddMilestoneTracker().UseLog(_ => new BrokenLog());
        });

        RegistryStartException refused = (await host.Invoking(h => h.StartAsync()).Should().ThrowAsync<RegistryStartException>()).Which;

        refused.Registry.Should().Be("default");
        refused.InnerException.Should().BeOfType<AuditReplayException>();
        refused.Message.Should()
            .Contain("'default'").And.Contain(nameof(BrokenLog)).And.Contain("event 1").And.Contain("Repair or restore the log");
        witness.Started.Should().BeFalse();
    }

    [Fact]
    public async Task A_log_that_gives_up_by_itself_stops_the_start_as_any_failure_does()
    {
        using IHost host =
            Hosts.New(services => services.AddMilestoneTracker().UseLog(_ => throw new TaskCanceledException("The log took too long.")));

        (await host.Invoking(h => h.StartAsync())
            .Should().ThrowAsync<RegistryStartException>()).WithInnerException<TaskCanceledException>();
    }

    [Fact]
    public async Task A_file_that_is_no_log_stops_the_start()
    {
        using LogFolder folder = new();
        string path = folder.NewPath();
        await File.WriteAllTextAsync(path, "This is a letter to somebody, long enough not to be taken for an empty file.");
        using IHost host = Hosts.New(services => services.AddMilestoneTracker().UseSqlite(path));

        RegistryStartException refused = (await host.Invoking(h => h.StartAsync()).Should().ThrowAsync<RegistryStartException>()).Which;

        refused.InnerException.Should().BeOfType<SqliteLogException>().Which.Fault.Should().Be(SqliteLogFault.NotALog);
    }

    [Fact]
    public async Task A_hosted_service_may_take_the_registry_in_its_constructor_and_a_failure_still_stops_the_start()
    {
        using IHost host = Hosts.New(services =>
        {
            services.AddHostedService<Worker>();
            services.AddMilestoneTracker();
        });
        await host.StartAsync();
        host.Registry().GetMilestone("by the worker").Should().NotBeNull();
        await host.StopAsync();

        using IHost broken = Hosts.New(services =>
        {
            services.AddHostedService<Worker>();
            services.AddMilestoneTracker().UseLog(_ => new BrokenLog());
        });
        await broken.Invoking(h => h.StartAsync()).Should().ThrowAsync<RegistryStartException>();
    }

    [Fact]
    public void Without_a_host_the_registry_is_opened_when_it_is_first_asked_for()
    {
        using ServiceProvider services = new ServiceCollection().AddMilestoneTracker().Services.BuildServiceProvider();

        services.GetRequiredService<MilestoneRegistry>().RegisterMilestone("A").Name.Should().Be("A");
    }

    [Fact]
    public async Task The_log_is_disposed_after_what_was_made_with_the_registry()
    {
        List<string> disposed = [];
        IHost host = Hosts.New(services =>
        {
            services.AddSingleton<User>();
            services.AddSingleton(disposed);
            services.AddMilestoneTracker().UseLog(_ => new ClosedLog(disposed));
        });
        await host.StartAsync();
        host.Services.GetRequiredService<User>();
        host.Services.GetRequiredService<IAuditLog>().Should().BeOfType<ClosedLog>();
        await host.StopAsync();
        disposed.Should().BeEmpty();
        host.Dispose();

        disposed.Should().Equal("the user", "the log");
    }

    [Fact]
    public async Task Time_and_loggers_come_from_the_container_and_the_actor_from_the_options()
    {
        FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        RecordingLogger logger = new();
        using IHost host = Hosts.New(
            services => services.AddSingleton<TimeProvider>(time).AddSingleton(logger.Factory()).AddMilestoneTracker(),
            ("MilestoneTracker:Actor", "planner"));
        await host.StartAsync();

        host.Registry().RegisterMilestone("A");

        StatusChange first = host.Registry().GetStatusHistory("A").Single();
        first.Time.Should().Be(time.GetUtcNow());
        first.Context.Actor.Should().Be("planner");
        logger.Entries.Select(entry => entry.Text)
            .Should().Contain("Registry default is ready: version 0, 0 milestones, from InMemoryAuditLog");
    }

    [Fact]
    public async Task The_core_options_are_set_last_with_the_container_at_hand()
    {
        using IHost host = Hosts.New(services => services
            .AddSingleton(new Rule("not today"))
            .AddMilestoneTracker()
            .ConfigureRegistry((provider, options) => options.TransitionRule = _ => provider.GetRequiredService<Rule>().Why));
        await host.StartAsync();
        host.Registry().RegisterMilestone("A");

        host.Registry().Invoking(r => r.UpdateMilestoneStatus("A", MilestoneStatus.Blocked))
            .Should().Throw<StatusTransitionRefusedException>().WithMessage("*not today*");
    }

    [Fact]
    public async Task A_delegate_that_configures_a_registry_and_fails_stops_the_start_and_says_of_which_one_it_is()
    {
        FormatException cause = new("No such rule.");
        using IHost host = Hosts.New(services =>
        {
            services.AddMilestoneTracker();
            services.AddMilestoneTracker("archive").ConfigureRegistry((_, _) => throw cause);
        });

        RegistryStartException refused = (await host.Invoking(h => h.StartAsync()).Should().ThrowAsync<RegistryStartException>()).Which;

        refused.Registry.Should().Be("archive");
        refused.InnerException.Should().BeSameAs(cause);
        refused.Message.Should().Contain("'archive'").And.Contain(
            "ConfigureRegistry").And.Contain("No such rule.").And.Contain("Correct the delegate").And.NotContain("estore the log");
    }

    [Fact]
    public void What_needs_the_registry_to_open_it_is_told_and_overflows_nothing()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddMilestoneTracker()
            .ConfigureRegistry((provider, _) => provider.GetRequiredService<MilestoneRegistry>()).Services.BuildServiceProvider();

        services.Invoking(s => s.GetRequiredService<MilestoneRegistry>())
            .Should().Throw<InvalidOperationException>().WithMessage("*needs the registry itself*");
    }

    [Fact]
    public async Task What_the_container_cannot_make_without_the_registry_is_told_and_overflows_nothing_where_opening_needs_it()
    {
        using IHost clock = Hosts.New(services =>
        {
            services.AddMilestoneTracker();
            services.AddSingleton(
                provider => provider.GetRequiredService<MilestoneRegistry>() is null ? TimeProvider.System : new FakeTimeProvider());
        });
        using IHost options = Hosts.New(services =>
        {
            services.AddMilestoneTracker();
            services.AddSingleton<IConfigureOptions<MilestoneTrackerOptions>>(provider =>
            {
                string actor = provider.GetRequiredService<MilestoneRegistry>().ToString();
                return new ConfigureOptions<MilestoneTrackerOptions>(configured => configured.Actor = actor);
            });
        });

        (await clock.Invoking(h => h.StartAsync()).Should().ThrowAsync<InvalidOperationException>()).WithMessage(
            "*needs the registry itself*");
        (await options.Invoking(h => h.StartAsync()).Should().ThrowAsync<InvalidOperationException>()).WithMessage(
            "*needs the registry itself*");
    }

    [Fact]
    public async Task Registries_of_different_names_are_keyed_and_share_nothing()
    {
        using LogFolder folder = new();
        HostApplicationBuilder builder = Hosts.New(
            folder.Folder, ("MilestoneTracker:Registries:archive:Actor", "archivist"),
            ("MilestoneTracker:Registries:archive:Sqlite:Path", "archive.db"));
        builder.Services.AddMilestoneTracker();
        builder.Services.AddMilestoneTracker("archive").UseSqlite();
        builder.Services.AddMilestoneTracker("archive");
        using IHost host = builder.Build();
        await host.StartAsync();

        host.Registry().RegisterMilestone("A");
        host.Registry("archive").RegisterMilestone("B");

        host.Registry().Current.Milestones.Select(m => m.Name).Should().Equal("A");
        host.Registry("archive").GetStatusHistory("B").Single().Context.Actor.Should().Be("archivist");
        host.Services.GetRequiredKeyedService<IAuditLog>("archive").Should().BeOfType<SqliteAuditLog>();
        host.Services.GetServices<IHostedService>().Should().HaveCount(2, "a name that is added twice is one registry");
        await host.StopAsync();
    }

    [Fact]
    public async Task A_log_that_is_a_service_already_is_the_log()
    {
        InMemoryAuditLog log = new();
        using IHost host = Hosts.New(services => services.AddSingleton<IAuditLog>(log).AddMilestoneTracker());
        await host.StartAsync();

        host.Registry().RegisterMilestone("A");

        log.LastSequence.Should().Be(1);
    }

    [Fact]
    public async Task Verified_on_start_a_damaged_event_is_found_that_a_saved_state_would_pass_over()
    {
        using LogFolder folder = new();
        string path = folder.NewPath();
        using (SqliteAuditLog log = SqliteAuditLog.Open(path))
        {
            MilestoneRegistry registry = log.OpenRegistry();
            for (int i = 0; i < 3; i++) registry.RegisterMilestone("M" + i);
            // More than are held against it.
            registry.Batch(change => Enumerable.Range(0, 1100).ToList().ForEach(i => change.RegisterMilestone("N" + i)));
            log.SaveState(registry.Current);
        }

        SqliteDamage.Run(path, "UPDATE events SET lines = CAST(replace(CAST(lines AS TEXT), 'M0', 'X0') AS BLOB) WHERE first = 1");
        using (IHost trusting = Hosts.New(services => services.AddMilestoneTracker().UseSqlite(path)))
        {
            await trusting.StartAsync();
            await trusting.StopAsync();
        }

        using IHost careful = Hosts.New(services => services.AddMilestoneTracker(options => options.VerifyOnStart = true).UseSqlite(path));
        await careful.Invoking(h => h.StartAsync()).Should().ThrowAsync<RegistryStartException>();
    }

    private sealed class Worker : IHostedService
    {
        public Worker(MilestoneRegistry registry) => registry.RegisterMilestone("by the worker");

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Witness : IHostedService
    {
        public bool Started { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Started = true;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed record Rule(string Why);

    private sealed class User(MilestoneRegistry registry, List<string> disposed) : IDisposable
    {
        public void Dispose()
        {
            registry.RegisterMilestone("at the very last");
            disposed.Add("the user");
        }
    }

    private sealed class ClosedLog(List<string> disposed) : IAuditLog, IDisposable
    {
        private readonly InMemoryAuditLog _inner = new();

        public long LastSequence => _inner.LastSequence;

        public void Append(IReadOnlyList<AuditEvent> events) => _inner.Append(events);

        public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) =>
            _inner.Read(fromSequence, cancellationToken);

        public void Dispose() => disposed.Add("the log");
    }
}
