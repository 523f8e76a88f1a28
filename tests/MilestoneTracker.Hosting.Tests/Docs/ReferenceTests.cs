using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using MilestoneTracker.Changes;
using MilestoneTracker.Changes.Operations;
using MilestoneTracker.Diagnostics.Metrics;
using MilestoneTracker.Hosting.Health;
using MilestoneTracker.Hosting.Metrics;
using MilestoneTracker.Hosting.Opening;
using MilestoneTracker.Hosting.Sqlite;
using MilestoneTracker.Hosting.Tests.Opening;
using MilestoneTracker.TestSupport.Data;
using MilestoneTracker.TestSupport.Doubles;
using Xunit;

namespace MilestoneTracker.Hosting.Tests.Docs;

// The references say what the code does, all of it and nothing else.
public sealed partial class ReferenceTests
{
    private static readonly string Monitor = Read("monitor.md");
    private static readonly string Settings = Read("appsettings.md");

    [Fact]
    public void Every_metric_is_in_the_reference_with_its_instrument_and_unit_and_no_other_is()
    {
        using MeasurementRecorder recorder = new("nobody");
        _ = new MilestoneRegistry(new MilestoneRegistryOptions { Name = "somebody" }).Telemetry;
        Instruments.Changes.Enabled.Should().BeTrue();

        using ServiceProvider nothing = new ServiceCollection().BuildServiceProvider();
        using ScheduleMetrics schedule = new("somebody", new RegistrySource("somebody", nothing), [], TimeProvider.System);
        Instrument[] instruments = [.. recorder.InstrumentsOf(Instruments.Changes.Meter), schedule.Late];
        string[] inCode = [
            .. instruments.Select(instrument => $"| `{instrument.Name}` | {KindOf(instrument)} | `{instrument.Unit}` |")
                .Order(StringComparer.Ordinal)];

        inCode.Should().HaveCount(15);
        Metric().Matches(Monitor).Select(match => match.Value).Order(StringComparer.Ordinal).Should().Equal(inCode);
        instruments.Should().OnlyContain(instrument => instrument.Description!.Length > 10);
    }

    [Fact]
    public void Every_attribute_is_in_the_reference_and_no_other_is()
    {
        string[] inCode = [
            .. typeof(Instruments).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)
                .Where(word => word.Contains('.', StringComparison.Ordinal) && word != Instruments.Prefix), ScheduleMetrics.MilestoneName];

        string[] onPage = [.. Attribute().Matches(Monitor).Select(match => match.Groups[1].Value).Distinct()];

        onPage.Should().BeEquivalentTo(inCode);
    }

    [Fact]
    public void Every_kind_and_every_outcome_is_in_the_reference()
    {
        string[] kinds = [
            .. typeof(Change).Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Change)) && type != typeof(Look)) // a look is not counted
                .Select(type => ((Change)RuntimeHelpers.GetUninitializedObject(type)).Kind).Distinct()];
        string[] outcomes = [.. typeof(ChangeOutcome).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

        WordsOf("`milestone_tracker.change.kind` | `").Should().BeEquivalentTo(kinds).And.HaveCountGreaterThan(5);
        WordsOf("`milestone_tracker.change.outcome` | `").Should().BeEquivalentTo(outcomes).And.HaveCountGreaterThan(3);

        static IEnumerable<string> WordsOf(string row) => Word().Matches(
            Monitor.Split('\n')
            .Single(text => text.Contains(row, StringComparison.Ordinal))).Select(match => match.Groups[1].Value).Skip(1);
    }

    [Fact]
    public async Task Every_health_check_its_tag_and_each_key_of_its_data_is_in_the_reference()
    {
        using IHost host = Hosts.New(services =>
        {
            services.AddLogging().AddMilestoneTracker();
            services.AddHealthChecks().AddMilestoneRegistry().AddMilestonePlan();
        });
        await host.StartAsync();
        MilestoneRegistry registry = host.Services.GetRequiredService<MilestoneRegistry>();
        registry.RegisterMilestone("Release");
        registry.SetMilestoneField("Release", "target", "2026-03-02");
        HealthReport report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        foreach ((string check, HealthReportEntry entry) in report.Entries)
        {
            string tag = entry.Tags.Single(tag => tag != "milestones");
            Monitor.Should().Contain($"| `{check}` | `{tag}` |");
            foreach (string key in entry.Data.Keys) Monitor.Should().Contain($"| `{check}` | `{key}` |");
        }

        DataKey().Matches(Monitor).Select(match => match.Groups[2].Value)
            .Except(["verified_to", "verified_at", "staleness_seconds", "unlikely", "simulated_version", "ready", "live", "plan"])
            .Should().BeSubsetOf(report.Entries.SelectMany(entry => entry.Value.Data.Keys));
    }

    [Fact]
    public void Every_option_is_in_the_reference_with_its_default_and_no_other_is()
    {
        string[] inCode =
        [
            .. OptionsOf("MilestoneTracker", new MilestoneTrackerOptions()),
            .. OptionsOf("MilestoneTracker:Sqlite", new SqliteHostingOptions()),
            .. OptionsOf("MilestoneTracker:Health", new PlanHealthOptions()),
        ];

        inCode.Should().HaveCount(21);
        Option().Matches(Settings).Select(match => match.Value).Should().BeEquivalentTo(inCode);
    }

    [Fact]
    public void The_file_in_the_reference_is_read_whole_and_sets_every_option_to_another_value_than_its_default()
    {
        string json = Settings.Split("```json\n")[1].Split("```")[0];
        using MemoryStream file = new(System.Text.Encoding.UTF8.GetBytes(json));
        IConfigurationRoot configuration = new ConfigurationBuilder().AddJsonStream(file).Build();
        HostApplicationBuilder builder = Hosts.New(
            contentRoot: null,
            [.. configuration.AsEnumerable().Where(pair => pair.Value is not null).Select(pair => (pair.Key, pair.Value))]);
        builder.Services.AddMilestoneTracker().UseSqlite();
        builder.Services.AddMilestoneTracker("archive").UseSqlite();
        builder.Services.AddHealthChecks().AddMilestonePlan();
        using IHost host = builder.Build();

        Differs(new MilestoneTrackerOptions());
        Differs(new SqliteHostingOptions());
        Differs(new PlanHealthOptions());
        OptionsFor<PlanHealthOptions>("").Components["payments"].UnhealthyThreshold.Should().Be(Risk.RiskLevel.Medium);
        OptionsFor<MilestoneTrackerOptions>("archive").Actor.Should().Be("archivist");
        OptionsFor<SqliteHostingOptions>("archive").Path.Should().Be("archive.db");

        T OptionsFor<T>(string name) => host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<T>>().Get(name);

        void Differs<T>(T unset)
        {
            T set = OptionsFor<T>("");
            foreach (PropertyInfo option in typeof(T).GetProperties().Where(property => property.CanWrite))
                option.GetValue(set).Should().NotBe(option.GetValue(unset), option.Name);
        }
    }

    private static IEnumerable<string> OptionsOf(string section, object defaults) =>
        defaults.GetType().GetProperties().Select(option => $"| `{section}:{option.Name}` | {InWords(option.GetValue(defaults))} |");

    private static string InWords(object? value) => value switch
    {
        null or System.Collections.IEnumerable and not string => "none",
        bool flag => flag ? "`true`" : "`false`",
        IFormattable other => $"`{other.ToString(null, System.Globalization.CultureInfo.InvariantCulture)}`",
        _ => $"`{value}`",
    };

    private static string KindOf(Instrument instrument)
    {
        string name = instrument.GetType().Name;
        return name[..name.IndexOf('`', StringComparison.Ordinal)];
    }

    private static string Read(string page) =>
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "hosting", page)).Replace("\r\n", "\n", StringComparison.Ordinal);

    [GeneratedRegex(@"^\| `milestone_tracker[a-z._]+` \| [A-Z][A-Za-z]+ \| `[^`]+` \|", RegexOptions.Multiline)]
    private static partial Regex Metric();

    [GeneratedRegex(@"^\| `((?:milestone_tracker\.|error\.)[a-z._]+)` \| (?!Counter|Histogram|Observable)", RegexOptions.Multiline)]
    private static partial Regex Attribute();

    [GeneratedRegex("`([a-z_.]+)`")]
    private static partial Regex Word();

    [GeneratedRegex("^\\| `(milestone-[a-z-]+)` \\| `([a-z_]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex DataKey();

    [GeneratedRegex("^\\| `MilestoneTracker:[A-Za-z:]+` \\| [^|]+ \\|", RegexOptions.Multiline)]
    private static partial Regex Option();
}
