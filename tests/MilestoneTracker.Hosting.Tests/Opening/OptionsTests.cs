using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MilestoneTracker.Auditing;
using MilestoneTracker.Hosting.Health;
using MilestoneTracker.Hosting.Sqlite;
using MilestoneTracker.Risk;
using MilestoneTracker.TestSupport.Logs;
using Xunit;

namespace MilestoneTracker.Hosting.Tests.Opening;

// Options are bound from the configuration and validated before anything starts.
public sealed class OptionsTests
{
    [Fact]
    public void Every_option_is_bound()
    {
        using IHost host = Hosts.New(
            services =>
            {
                services.AddMilestoneTracker().UseSqlite();
                services.AddHealthChecks().AddMilestonePlan();
            },
            ("MilestoneTracker:Actor", "planner"), ("MilestoneTracker:DropUnfinishedChange", "true"),
            ("MilestoneTracker:VerifyOnStart", "true"), ("MilestoneTracker:VerifyEvery", "01:00:00"),
            ("MilestoneTracker:SaveStateOnStop", "false"),
            ("MilestoneTracker:Sqlite:Path", "a.db"), ("MilestoneTracker:Sqlite:Identity", "example.com/plan"),
            ("MilestoneTracker:Sqlite:LockTimeout", "00:00:09"),
            ("MilestoneTracker:Health:DegradedThreshold", "Medium"), ("MilestoneTracker:Health:UnhealthyThreshold", "None"),
            ("MilestoneTracker:Health:MaxReasons", "3"),
            ("MilestoneTracker:Health:Components:backend:DegradedThreshold", "Low"),
            ("MilestoneTracker:Health:Components:backend:UnhealthyThreshold", "High"));

        Get<MilestoneTrackerOptions>().Should().BeEquivalentTo(
            new MilestoneTrackerOptions {
            Actor = "planner", DropUnfinishedChange = true, VerifyOnStart = true, VerifyEvery = TimeSpan.FromHours(1),
                SaveStateOnStop = false });
        Get<SqliteHostingOptions>().Should().BeEquivalentTo(
            new SqliteHostingOptions { Path = "a.db", Identity = "example.com/plan", LockTimeout = TimeSpan.FromSeconds(9) });
        PlanHealthOptions health = Get<PlanHealthOptions>();
        health.Should().BeEquivalentTo(new { DegradedThreshold = RiskLevel.Medium, UnhealthyThreshold = RiskLevel.None, MaxReasons = 3 });
        health.Components.Should().ContainSingle().Which.Should().BeEquivalentTo(
            KeyValuePair.Create("backend", new PlanHealthRule { DegradedThreshold = RiskLevel.Low, UnhealthyThreshold = RiskLevel.High }));

        T Get<T>()
            where T : class => host.Services.GetRequiredService<IOptions<T>>().Value;
    }

    [Theory]
    [InlineData("MilestoneTracker:Actor", " planner", "white space at the start")]
    [InlineData("MilestoneTracker:Actor", "", "empty")]
    [InlineData("MilestoneTracker:MeasuredMilestones:0", "a\nb", "MeasuredMilestones: The text has a control character")]
    [InlineData("MilestoneTracker:Health:OverdueStatus", "7", "OverdueStatus")]
    [InlineData("MilestoneTracker:VerifyEvery", "00:00:00", "VerifyEvery is 0 seconds. It must be between 1 and 2592000 seconds.")]
    [InlineData("MilestoneTracker:Sqlite:Identity", "a\nb", "Identity: The text has a control character (U+000A) at index 1")]
    [InlineData("MilestoneTracker:Sqlite:Identity", "", "Identity: The text is empty")]
    [InlineData("MilestoneTracker:Sqlite:LockTimeout", "-00:00:01", "between 0 and 3600 seconds")]
    [InlineData("MilestoneTracker:Health:MaxReasons", "1001", "between 0 and 1000")]
    [InlineData("MilestoneTracker:Health:Components:backend:DegradedThreshold", "7", "the rule of 'backend'")]
    public async Task What_is_not_valid_stops_the_start_and_is_told(string key, string value, string told)
    {
        using IHost host = New((key, value));

        (await host.Invoking(h => h.StartAsync()).Should().ThrowAsync<OptionsValidationException>()).WithMessage($"*{told}*");
    }

    [Theory]
    [InlineData("MilestoneTracker:VerifyEvery", "often")]
    [InlineData("MilestoneTracker:Health:UnhealthyThreshold", "Terrible")]
    [InlineData("MilestoneTracker:SaveStateOnStop", "perhaps")]
    [InlineData("MilestoneTracker:Sqlite:LockTimeout", "perhaps")]
    public async Task What_cannot_be_read_stops_the_start_and_is_named(string key, string value)
    {
        using IHost host = New((key, value));

        (await host.Invoking(h => h.StartAsync()).Should().ThrowAsync<InvalidOperationException>()).WithMessage($"*{key}*");
    }

    [Fact]
    public async Task SQLite_without_a_file_stops_the_start()
    {
        using IHost host = Hosts.New(services => services.AddMilestoneTracker().UseSqlite());

        (await host.Invoking(h => h.StartAsync()).Should().ThrowAsync<OptionsValidationException>()).WithMessage("*Path*required*");
    }

    [Fact]
    public async Task SQLite_chosen_again_takes_nothing_over_from_the_choice_before()
    {
        using IHost bare = Hosts.New(services => services.AddMilestoneTracker().UseSqlite("a.db").UseSqlite());
        (await bare.Invoking(h => h.StartAsync()).Should().ThrowAsync<OptionsValidationException>()).Which.Failures.Should()
            .ContainSingle().Which.Should().Match("*Path*required*");

        int asked = 0;
        using IHost host = Hosts.New(
            services =>
            services.AddMilestoneTracker().UseSqlite("a.db", options => options.Identity = "never").UseSqlite(configure: _ => asked++),
            ("MilestoneTracker:Sqlite:Path", "b.db"), ("MilestoneTracker:Sqlite:LockTimeout", "00:00:09"));

        host.Services.GetRequiredService<IOptions<SqliteHostingOptions>>().Value.Should()
            .BeEquivalentTo(new SqliteHostingOptions { Path = "b.db", LockTimeout = TimeSpan.FromSeconds(9) });
        asked.Should().Be(1);
    }

    [Fact]
    public async Task SQLite_chosen_again_after_another_log_is_what_counts()
    {
        using IHost host = Hosts.New(
            services =>
            services.AddMilestoneTracker().UseSqlite("a.db")
            .UseLog(_ => new InMemoryAuditLog()).UseSqlite(configure: options => options.LockTimeout = TimeSpan.FromDays(1)));

        OptionsValidationException refused =
            (await host.Invoking(h => h.StartAsync()).Should().ThrowAsync<OptionsValidationException>()).Which;

        refused.Failures.Should().HaveCount(2).And.Contain(failure => failure.Contains("Path", StringComparison.Ordinal)).And.Contain(
            failure => failure.Contains("LockTimeout", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Identity", "a\nb")]
    [InlineData("LockTimeout", "-00:00:01")]
    [InlineData("LockTimeout", "perhaps")]
    public async Task Options_of_SQLite_stop_the_start_only_where_it_is_the_log_that_is_chosen(string option, string value)
    {
        using LogFolder folder = new();
        string path = folder.NewPath();
        (string, string?)[] configuration = [("MilestoneTracker:Sqlite:Path", path), ($"MilestoneTracker:Sqlite:{option}", value)];
        using IHost chosen = Hosts.New(services => services.AddMilestoneTracker().UseSqlite(), configuration);
        using IHost other =
            Hosts.New(services => services.AddMilestoneTracker().UseSqlite().UseLog(_ => new InMemoryAuditLog()), configuration);

        (await chosen.Invoking(h => h.StartAsync()).Should().ThrowAsync<Exception>()).WithMessage($"*{option}*");
        await other.StartAsync();

        other.Registry().RegisterMilestone("A");
        File.Exists(path).Should().BeFalse();
    }

    [Fact]
    public async Task Where_another_log_takes_the_place_of_SQLite_its_options_are_neither_required_nor_read()
    {
        InMemoryAuditLog log = new();
        using IHost host = Hosts.New(
            services =>
            {
                services.AddMilestoneTracker().UseSqlite().UseLog(_ => log);
                services.AddMilestoneTracker("archive")
                    .UseSqlite(configure: _ => throw new NotSupportedException("It was read.")).UseLog(_ => new InMemoryAuditLog());
            },
            ("MilestoneTracker:Registries:archive:Sqlite:LockTimeout", "perhaps"));
        await host.StartAsync();

        host.Registry().RegisterMilestone("A");

        log.LastSequence.Should().Be(1);
    }

    [Fact]
    public async Task The_SQLite_of_one_registry_is_no_matter_of_another()
    {
        using IHost host = Hosts.New(services =>
        {
            services.AddMilestoneTracker().UseSqlite().UseLog(_ => new InMemoryAuditLog());
            services.AddMilestoneTracker("archive").UseSqlite();
        });

        (await host.Invoking(h => h.StartAsync()).Should().ThrowAsync<OptionsValidationException>()).Which.OptionsName.Should()
            .Be("archive");
    }

    [Fact]
    public void Code_takes_the_place_of_the_configuration()
    {
        using IHost host = Hosts.New(
            services => services.AddMilestoneTracker(options => options.Actor = "code"), ("MilestoneTracker:Actor", "configuration"));

        host.Services.GetRequiredService<IOptions<MilestoneTrackerOptions>>().Value.Actor.Should().Be("code");
    }

    [Fact]
    public void A_name_that_breaks_a_rule_is_refused_at_once()
    {
        FluentActions.Invoking(() => new ServiceCollection().AddMilestoneTracker("a\u0007b")).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Names_that_differ_in_capitals_only_are_refused_at_once_because_they_would_share_a_section()
    {
        ServiceCollection services = new();
        services.AddMilestoneTracker();
        services.AddMilestoneTracker("archive");
        int before = services.Count;

        services.Invoking(s => s.AddMilestoneTracker("Archive"))
            .Should().Throw<ArgumentException>().WithMessage("*'archive'*'Archive'*one section*another name*").WithParameterName("name");

        services.Should().HaveCount(before);
        services.AddMilestoneTracker("Default").Section.Should()
            .NotBe(services.AddMilestoneTracker().Section, "the registry without a name has a section that no name has");
    }

    private static IHost New(params (string Key, string? Value)[] configuration) => Hosts.New(
        services =>
        {
            services.AddMilestoneTracker().UseSqlite("never.db");
            services.AddHealthChecks().AddMilestonePlan();
        },
        configuration);
}
