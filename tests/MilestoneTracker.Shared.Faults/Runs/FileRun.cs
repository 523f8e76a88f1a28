using System.Diagnostics;
using System.Globalization;
using MilestoneTracker.Ledger;
using MilestoneTracker.Shared.Faults.History;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Shared.Faults.Runs;

// Several processes on one file, of which some are killed at any moment and started again; then the history of all is checked, and the
// chain of the file verified.
internal sealed class FileRun(int processes, int operations, int seed)
{
    private const string Log = "shared-faults";

    private static readonly TimeSpan LongestLife = TimeSpan.FromMilliseconds(1600);

    private readonly string _folder = Directory.CreateTempSubdirectory("shared-").FullName;
    private readonly Random _random = new(seed);
    private int _started;

    private string Path => System.IO.Path.Combine(_folder, "plan.db");

    /// <summary>Runs all processes to their end.</summary>
    /// <param name="kills">How many are killed before.</param>
    /// <param name="violations">Where what is wrong is added.</param>
    /// <returns>The number of operations checked.</returns>
    public int Run(int kills, ICollection<string> violations)
    {
        try
        {
            using (Open(Path))
            {
            }

            List<Process> running = [.. Enumerable.Range(0, processes).Select(_ => Start())];
            for (int killed = 0; killed < kills; killed++)
            {
                int victim = _random.Next(running.Count);
                running[victim].WaitForExit(_random.Next(1, (int)LongestLife.TotalMilliseconds / processes)); // or to its own end
                running[victim].Kill();
                running[victim].WaitForExit();
                running[victim].Dispose();
                running[victim] = Start();
            }

            foreach (Process process in running)
            {
                process.WaitForExit();
                if (process.ExitCode != 0) violations.Add($"a process ended with {process.ExitCode}");
                process.Dispose();
            }

            return Check(violations);
        }
        finally
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>The child: one registry on the file.</summary>
    public static int Child(string path, string name, int operations, int seed)
    {
        using SqliteAuditLog log = Open(path);
        // Each line goes to the operating system before the operation goes on, so that a killed process has written it.
        using StreamWriter history = new($"{path}.{name}.history") { AutoFlush = true, NewLine = "\n" };
        new Worker(name, log.OpenRegistry(), history).Run(operations, seed);
        return 0;
    }

    private static SqliteAuditLog Open(string path) => SqliteAuditLog.Open(
        path, new SqliteAuditLogOptions { Identity = Log, LockTimeout = TimeSpan.FromMinutes(1) });

    private Process Start()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"p{++_started}");
        ProcessStartInfo start = new(
            Environment.ProcessPath!,
            [typeof(FileRun).Assembly.Location, "child", Path, name, operations.ToString(CultureInfo.InvariantCulture),
                _random.Next().ToString(CultureInfo.InvariantCulture)]);
        return Process.Start(start) ?? throw new InvalidOperationException("The program cannot be started once more.");
    }

    private int Check(ICollection<string> violations)
    {
        List<string> lines = [];
        foreach (string file in Directory.GetFiles(_folder, "*.history").Order(StringComparer.Ordinal))
        {
            string text = File.ReadAllText(file);
            lines.AddRange(text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        using SqliteAuditLog log = Open(Path);
        VerificationResult verified = log.Verify();
        if (!verified.IsValid) violations.Add("the file does not verify: " + verified);
        return Checker.Check(Entry.Parse(lines, violations), [.. log.Read()], violations);
    }
}
