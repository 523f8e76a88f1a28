using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MilestoneTracker;
using MilestoneTracker.Auditing;
using MilestoneTracker.Hosting;
using MilestoneTracker.Hosting.Sqlite;
using MilestoneTracker.Sqlite;

namespace PackageConsumer.EveryOperation;

// Two registries in one host, one in memory and one in a file, with options from the configuration and in code; started twice.
internal static class Hosting
{
    public static async Task Play(Telling tell)
    {
        tell.Begin("hosting");
        Tell(tell, new MilestoneTrackerOptions());
        Tell(tell, new SqliteHostingOptions());
        ServiceCollection services = [];
        foreach (MilestoneTrackerBuilder builder in (MilestoneTrackerBuilder[])[
            services.AddMilestoneTracker(), services.AddMilestoneTracker("archive")])
            tell.Say(
                "builder",
                $"{builder.Name} '{builder.OptionsName}' {builder.Section} {builder.ServiceKey ?? "without a key"} "
                + $"{builder.Services == services}");

        RegistryRefusal refusal = Refused()!;
        tell.Say("refusal", $"{refusal.Status}, {refusal.Code}, {refusal.Title}, {refusal.Detail}");
        tell.Say("refusal in words", refusal.ToString());

        string folder = Directory.CreateTempSubdirectory("milestones-").FullName;
        try
        {
            for (int start = 1; start <= 2; start++)
            {
                using IHost host = Build(tell, folder, "example.com");
                tell.Say("start", start);
                await host.StartAsync();
                Use(tell, host.Services, "M" + start);
                await host.StopAsync();
                tell.Say("saved at", ((SqliteAuditLog)host.Services.GetRequiredKeyedService<IAuditLog>("archive")).SavedStateVersion);
            }

            using IHost other = Build(tell, folder, "example.org");
            tell.Refused<RegistryStartException>(
                "another log", other.Start, e => $"{e.Registry}: {(e.InnerException as SqliteLogException)?.Fault}");
            using IHost wrong = Build(tell, folder, "example.com", ("MilestoneTracker:VerifyEvery", "00:00:00"));
            tell.Refused<OptionsValidationException>("not valid", wrong.Start, e => e.Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static RegistryRefusal? Refused()
    {
        try
        {
            new MilestoneRegistry().RemoveMilestone("Nobody");
            return null;
        }
        catch (MilestoneNotFoundException e)
        {
            return RegistryRefusal.From(e);
        }
    }

    private static IHost Build(Telling tell, string folder, string log, params (string Key, string Value)[] settings)
    {
        HostApplicationBuilder builder = Hosts.New(
            new StandingClock(),
            folder,
            [
                ("MilestoneTracker:Actor", "planner"),
                ("MilestoneTracker:VerifyOnStart", "true"),
                ("MilestoneTracker:Registries:archive:Actor", "keeper"),
                ("MilestoneTracker:Registries:archive:VerifyEvery", "7.00:00:00"),
                ("MilestoneTracker:Registries:archive:SaveStateOnStop", "false"),
                ("MilestoneTracker:Registries:archive:Sqlite:Path", "archive"),
                ("MilestoneTracker:Registries:archive:Sqlite:Identity", log),
                ("MilestoneTracker:Registries:archive:Sqlite:LockTimeout", "00:00:01"),
                .. settings,
            ]);
        builder.Services.AddMilestoneTracker(options => options.DropUnfinishedChange = true);
        builder.Services.AddMilestoneTracker("archive", InCode)
            .UseSqlite(configure: InCode).ConfigureRegistry((_, options) => options.TransitionRule = _ => "it is over.");
        builder.Services.AddKeyedSingleton<IObserver<RegistryChange>>("archive", new Listener(tell));
        return builder.Build();
    }

    // After the configuration, which has said the half of it.
    private static void InCode(MilestoneTrackerOptions options)
    {
        options.Actor += " of plans";
        options.DropUnfinishedChange = !options.DropUnfinishedChange;
        options.VerifyOnStart = !options.VerifyOnStart;
        options.VerifyEvery *= 2;
        options.SaveStateOnStop = !options.SaveStateOnStop;
    }

    private static void InCode(SqliteHostingOptions options)
    {
        options.Path += ".db";
        options.Identity += "/archive";
        options.LockTimeout *= 2;
    }

    private static void Use(Telling tell, IServiceProvider services, string name)
    {
        foreach (string options in (string[])["", "archive"])
            Tell(tell, services.GetRequiredService<IOptionsMonitor<MilestoneTrackerOptions>>().Get(options));
        Tell(tell, services.GetRequiredService<IOptionsMonitor<SqliteHostingOptions>>().Get("archive"));
        MilestoneRegistry registry = services.GetRequiredService<MilestoneRegistry>();
        MilestoneRegistry archive = services.GetRequiredKeyedService<MilestoneRegistry>("archive");
        tell.Say("in memory", $"{registry.RegisterMilestone(name)}: {registry}, by {registry.GetStatusHistory(name)[0].Context.Actor}");
        tell.Say("in the file", $"{archive.RegisterMilestone(name)}: {archive}, by {archive.GetStatusHistory(name)[0].Context.Actor}");
        tell.Refused<StatusTransitionRefusedException>(
            "a rule", () => archive.UpdateMilestoneStatus(name, MilestoneStatus.Completed), e => e.Reason);
    }

    private static void Tell(Telling tell, MilestoneTrackerOptions options) => tell.Say(
        "options",
        $"by {options.Actor ?? "nobody"}, drop {options.DropUnfinishedChange}, verify on start {options.VerifyOnStart}, every "
        + $"{options.VerifyEvery?.ToString() ?? "never"}, save {options.SaveStateOnStop}, measured {options.MeasuredMilestones.Count}");

    private static void Tell(Telling tell, SqliteHostingOptions options) =>
        tell.Say("options", $"{options.Path ?? "no file"} {options.Identity ?? "any log"} {options.LockTimeout}");

    private sealed class Listener(Telling tell) : IObserver<RegistryChange>
    {
        public void OnNext(RegistryChange value) => tell.Say("listener", value);

        public void OnCompleted() => tell.Say("listener", "ended");

        public void OnError(Exception error) => tell.Say("listener", error.Message);
    }
}
