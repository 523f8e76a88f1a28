using System.Diagnostics;
using System.Globalization;

namespace MilestoneTracker.Benchmarks;

/// <summary>A process with a registry on a shared log, which is told what to do line by line (<see cref="SharingChild"/>).</summary>
internal sealed class SharingProcess : IDisposable
{
    public const string Verb = "sharing-process";

    private readonly Process _process;

    private SharingProcess(Process process) => _process = process;

    public static SharingProcess Start(string path, string name)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, [typeof(SharingProcess).Assembly.Location, Verb, path, name])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        SharingProcess process = new(Process.Start(start) ?? throw new InvalidOperationException("The program cannot be started again."));
        process.Answer(); // it is open
        return process;
    }

    public void Tell(string what) => _process.StandardInput.WriteLine(what);

    /// <summary>The numbers of the next answer.</summary>
    public double[] Answer()
    {
        string line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("A process has ended.");
        return [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
    }

    public double[] Ask(string what)
    {
        Tell(what);
        return Answer();
    }

    public void Dispose()
    {
        _process.StandardInput.Close(); // its end
        _process.WaitForExit();
        _process.Dispose();
    }
}
