using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Simulations;

namespace MilestoneTracker.Hosting.Health;

// Simulates a plan for its health, because a host has asked for it: in the background, on one thread, seeded, at most once a version and
// one at a time. A check does not wait for it; it has the result of the last one that ended. While versions come faster than simulations
// end, some are left out. Safe from any thread.
internal sealed class PlanSimulation : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationToken _ended;
    private readonly PlanHealthOptions _options;
    private volatile Simulation? _last;
    private Task _running = Task.CompletedTask;
    private long _begun = -1;

    public PlanSimulation(PlanHealthOptions options) => (_options, _ended) = (options, _end.Token);

    /// <summary>The last one that ended; <see langword="null"/> before the first.</summary>
    public Simulation? Last => _last;

    /// <summary>Completes when the one that was begun last has ended. For tests.</summary>
    internal Task Running
    {
        get
        {
            lock (_gate) return _running;
        }
    }

    /// <summary>Begins to simulate a plan, unless one is running, or this version was begun before.</summary>
    public void Ask(RegistrySnapshot plan, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_begun == plan.Version || !_running.IsCompleted || _ended.IsCancellationRequested) return;
            _begun = plan.Version;
            _running = RunAsync(plan, now);
        }
    }

    /// <summary>Ends a simulation that is running.</summary>
    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private async Task RunAsync(RegistrySnapshot plan, DateTimeOffset now)
    {
        await Task.Yield(); // the check goes on
        try
        {
            SimulationOptions options = new()
            {
                Seed = _options.SimulationSeed, Iterations = _options.SimulationIterations, Threads = 1,
            };
            _last = Simulation.Run(Schedule.Compute(plan, now), options, _ended);
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The host is stopping.
        }
    }
}
