using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MilestoneTracker;
using MilestoneTracker.Hosting;

// A host whose every option comes from a configuration; started twice on one file, observed, and once with a configuration that is
// not valid; told line by line.
string folder = Directory.CreateTempSubdirectory("milestones-").FullName;
try
{
    long changes = 0;
    using MeterListener listener = new() { InstrumentPublished = (instrument, l) => { if (instrument.Name == "milestone_tracker.changes")
        l.EnableMeasurementEvents(instrument); } };
    listener.SetMeasurementEventCallback<long>((_, count, _, _) => changes += count);
    listener.Start();
    for (int start = 1; start <= 2; start++)
    {
        using IHost host = Build("7.00:00:00");
        await host.StartAsync();
        MilestoneRegistry registry = host.Services.GetRequiredService<MilestoneRegistry>();
        registry.RegisterMilestone("M" + start, ["payments"], start == 1 ? MilestoneStatus.Planned : MilestoneStatus.OnHold);
        Console.WriteLine($"start {start}: {registry}, by {registry.GetStatusHistory("M1")[0].Context.Actor}");
        HealthReport report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        foreach ((string name, HealthReportEntry entry) in report.Entries) Console.WriteLine(
            $"{name}: {entry.Status}, {string.Join("; ", entry.Data.TryGetValue("reasons", out object? reasons) ? (string[])reasons : [])}");
        await host.StopAsync();
    }

    Console.WriteLine($"{changes} changes, {Directory.GetFiles(folder).Length} files");
    try
    {
        using IHost host = Build("00:00:00");
        await host.StartAsync();
    }
    catch (OptionsValidationException refused)
    {
        Console.WriteLine(refused.Message);
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

IHost Build(string verifyEvery)
{
    HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = folder });
    builder.Logging.ClearProviders();
    builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["MilestoneTracker:Actor"] = "planner",
        ["MilestoneTracker:VerifyEvery"] = verifyEvery,
        ["MilestoneTracker:Sqlite:Path"] = "plan.db",
        ["MilestoneTracker:Sqlite:LockTimeout"] = "00:00:01",
        ["MilestoneTracker:Health:Components:payments:UnhealthyFrom"] = "High",
    });
    builder.Services.AddMilestoneTracker().UseSqlite();
    builder.Services.AddHealthChecks().AddMilestoneRegistry().AddMilestonePlan();
    return builder.Build();
}
