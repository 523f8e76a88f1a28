using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MilestoneTracker;
using MilestoneTracker.Auditing;
using MilestoneTracker.Hosting;

namespace PackageConsumer.EveryOperation;

// What a host does with a log beside appending and reading: what is true of any log, and a log that has its own way.
internal static class Tending
{
    public static async Task Play(Telling tell)
    {
        tell.Begin("tending");
        (MilestoneRegistry registry, InMemoryAuditLog log) = Plans.Release();
        HostedLog any = new(log);
        tell.Say("any log", any.Log == log);
        tell.Say(
            "opened",
            any.Open(new MilestoneRegistryOptions { TimeProvider = new StandingClock() }, wholeLog: false, CancellationToken.None));
        tell.Say("writable", any.CheckWritable());
        tell.Say("verified", any.Verify(CancellationToken.None).Succeeded);
        tell.Say("the same", any.CheckWritable() == LogCheckResult.Success);
        tell.Say("saved", any.SaveState(registry.Current, CancellationToken.None));
        InMemoryAuditLog unfit = new();
        unfit.Append(
            [new AuditEvent(
                1, DateTimeOffset.UnixEpoch, ChangeContext.None, 1, 1, new MilestoneRemoved("A", [], MilestoneStatus.Planned))]);
        LogCheckResult failed = new HostedLog(unfit).Verify(CancellationToken.None);
        tell.Say("fault", $"{failed.Succeeded}: {failed.Reason} {failed.Exception?.GetType().Name}");

        RoundClock clock = new();
        using Messages messages = new(tell);
        HostApplicationBuilder builder = Hosts.New(clock, AppContext.BaseDirectory);
        builder.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(messages);
        builder.Services.AddMilestoneTracker(options => options.VerifyEvery = TimeSpan.FromHours(1))
            .UseLog(_ => log, (_, opened) => new OwnHostedLog(opened, tell));
        using IHost host = builder.Build();
        await host.StartAsync();
        clock.Strike();
        await messages.RoundEnded.WaitAsync(TimeSpan.FromMinutes(1));
        await host.StopAsync();

        HostApplicationBuilder withUnfit = Hosts.New(clock, AppContext.BaseDirectory);
        withUnfit.Services.AddMilestoneTracker().UseLog(_ => unfit);
        using IHost refusing = withUnfit.Build();
        tell.Refused<RegistryStartException>("a log that does not fit", refusing.Start, e => $"{e.Registry} {e.InnerException?.Message}");
    }

    private sealed class OwnHostedLog(IAuditLog log, Telling tell) : HostedLog(log)
    {
        public override MilestoneRegistry Open(MilestoneRegistryOptions options, bool wholeLog, CancellationToken cancellationToken)
        {
            tell.Say("own way to open", $"{options.Name}, the whole log {wholeLog}");
            return base.Open(options, wholeLog, cancellationToken);
        }

        public override LogCheckResult Verify(CancellationToken cancellationToken)
        {
            tell.Say("own way to verify", Log.LastSequence);
            return base.Verify(cancellationToken);
        }

        public override bool SaveState(RegistrySnapshot last, CancellationToken cancellationToken)
        {
            tell.Say("own way to save", last);
            return last.Version > 0;
        }
    }

    // A clock whose hours are struck by hand.
    private sealed class RoundClock : TimeProvider
    {
        private Action? _round;

        public void Strike() => _round!();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _round = () => callback(state);
            return new Hand();
        }

        private sealed class Hand : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }

    // What the host's side of the registry says, as it says it.
    private sealed class Messages(Telling tell) : ILoggerProvider, ILogger
    {
        private readonly TaskCompletionSource _roundEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task RoundEnded => _roundEnded.Task;

        public ILogger CreateLogger(string categoryName) => categoryName == "MilestoneTracker.Hosting" ? this : NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            tell.Say("message", $"{eventId.Id} {logLevel}: {formatter(state, exception)}");
            if (eventId.Id is 204 or 205 or 206) _roundEnded.TrySetResult(); // sound, not sound, or not to be found out
        }

        public void Dispose()
        {
        }
    }
}
