using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MilestoneTracker.TestSupport.Doubles;
using Xunit;

namespace MilestoneTracker.Hosting.Tests.Opening;

// Observers are services: none of them misses a change, from the first to the last before the host has stopped.
public sealed class ObserverTests
{
    [Fact]
    public async Task An_observer_that_is_a_service_hears_of_every_change_from_the_first_until_the_host_has_stopped()
    {
        Ears ears = new();
        using IHost host =
            Hosts.New(services => services.AddSingleton<IObserver<RegistryChange>>(ears).AddHostedService<Early>().AddMilestoneTracker());
        await host.StartAsync();
        host.Registry().RegisterMilestone("B");
        await host.StopAsync();
        host.Registry().RegisterMilestone("too late");

        ears.Heard.Should().Equal("A", "B", "at the stop");
    }

    [Fact]
    public async Task An_observer_may_need_the_registry_itself()
    {
        using IHost host = Hosts.New(services => services.AddSingleton<IObserver<RegistryChange>, Follower>().AddMilestoneTracker());
        await host.StartAsync();

        host.Registry().RegisterMilestone("A");

        host.Registry().GetMilestone("A, followed").Should().NotBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_observer_that_changes_the_registry_in_its_constructor_is_made_once_and_told_of_it_before_what_follows(bool sooner)
    {
        List<string> heard = [];
        using IHost host = Hosts.New(services =>
        {
            services.AddSingleton(heard).AddSingleton<IObserver<RegistryChange>, Founder>()
                .AddSingleton<IObserver<RegistryChange>, Follower>().AddMilestoneTracker();
            if (sooner) services.AddHostedService<Early>();
        });
        await host.StartAsync();

        host.Registry().RegisterMilestone("B");

        string[] early = sooner ? ["A"] : [];
        heard.Should().Equal([.. early, "founded", .. early.Select(name => name + ", followed"), "founded, followed", "B", "B, followed"]);
        host.Services.GetServices<IObserver<RegistryChange>>().Should().HaveCount(2).And.ContainSingle(observer => observer is Founder);
    }

    [Fact]
    public async Task One_that_throws_when_it_is_told_of_a_change_in_a_constructor_is_logged_and_stops_nothing()
    {
        List<string> heard = [];
        RecordingLogger logger = new();
        using IHost host = Hosts.New(services => services
            .AddSingleton(logger.Factory())
            .AddSingleton<IObserver<RegistryChange>>(new Ears { Fault = new FormatException("deaf") })
            .AddSingleton(heard).AddSingleton<IObserver<RegistryChange>, Founder>()
            .AddMilestoneTracker());

        await host.StartAsync();

        heard.Should().Equal("founded");
        logger.Entries.Should().ContainSingle(entry => entry.Id == 207).Which.Exception!.ToString().Should().Contain("deaf");
    }

    [Fact]
    public async Task An_observer_that_cannot_be_made_stops_the_start()
    {
        using IHost host = Hosts.New(
            services =>
            services.AddSingleton<IObserver<RegistryChange>>(_ => throw new NotSupportedException("No ears.")).AddMilestoneTracker());

        await host.Invoking(h => h.StartAsync()).Should().ThrowAsync<NotSupportedException>();
    }

    [Fact]
    public async Task A_change_for_which_observers_could_not_be_made_is_told_when_they_are()
    {
        Ears ears = new();
        bool isReady = false;
        using IHost host = Hosts.New(services => services.AddHostedService<Early>()
            .AddSingleton<IObserver<RegistryChange>>(ears)
            .AddSingleton<IObserver<RegistryChange>>(_ => isReady ? new Ears() : throw new NotSupportedException("No ears."))
            .AddMilestoneTracker());
        host.Registry().RegisterMilestone("before");
        ears.Heard.Should().BeEmpty();

        isReady = true;
        await host.StartAsync();

        ears.Heard.Should().Equal("before", "A");
    }

    [Fact]
    public async Task One_that_throws_keeps_the_others_from_nothing_and_is_logged()
    {
        Ears ears = new();
        RecordingLogger logger = new();
        using IHost host = Hosts.New(services => services
            .AddSingleton(logger.Factory())
            .AddSingleton<IObserver<RegistryChange>>(new Ears { Fault = new FormatException("deaf") })
            .AddSingleton<IObserver<RegistryChange>>(ears)
            .AddMilestoneTracker());
        await host.StartAsync();

        host.Registry().RegisterMilestone("A");

        ears.Heard.Should().Equal("A");
        logger.Entries.Should().ContainSingle(entry => entry.Id == 6).Which.Exception!.ToString().Should().Contain("deaf");
    }

    [Fact]
    public async Task Observers_of_a_registry_of_a_name_are_keyed_by_it()
    {
        Ears ears = new();
        using IHost host = Hosts.New(services =>
        {
            services.AddKeyedSingleton<IObserver<RegistryChange>>("archive", ears);
            services.AddMilestoneTracker();
            services.AddMilestoneTracker("archive");
        });
        await host.StartAsync();

        host.Registry().RegisterMilestone("A");
        host.Registry("archive").RegisterMilestone("B");

        ears.Heard.Should().Equal("B");
    }

    private sealed class Ears : IObserver<RegistryChange>
    {
        public Exception? Fault { get; set; }

        public List<string> Heard { get; } = [];

        public void OnNext(RegistryChange value)
        {
            if (Fault is not null) throw Fault;
            Heard.Add(value.Events[0].Data.Subject.Milestone!);
        }

        public void OnCompleted() => Heard.Add("completed");

        public void OnError(Exception error) => Heard.Add("error");
    }

    private sealed class Follower(MilestoneRegistry registry) : IObserver<RegistryChange>
    {
        public void OnNext(RegistryChange value)
        {
            string name = value.Events[0].Data.Subject.Milestone!;
            if (!name.EndsWith(", followed", StringComparison.Ordinal)) registry.RegisterMilestone(name + ", followed");
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    private sealed class Founder : IObserver<RegistryChange>
    {
        private readonly List<string> _heard;

        public Founder(MilestoneRegistry registry, List<string> heard)
        {
            _heard = heard;
            registry.RegisterMilestone("founded");
        }

        public void OnNext(RegistryChange value) => _heard.Add(value.Events[0].Data.Subject.Milestone!);

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    private sealed class Early : IHostedService
    {
        private readonly MilestoneRegistry _registry;

        public Early(MilestoneRegistry registry)
        {
            _registry = registry;
            registry.RegisterMilestone("A");
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            _registry.RegisterMilestone("at the stop");
            return Task.CompletedTask;
        }
    }
}
