using System.Diagnostics;

namespace MilestoneTracker.Reporting.Tests;

// Programs of other people that read what a report is written as: where they are, and what they say.
internal static class Programs
{
    private static readonly System.Text.UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Nothing where the program can be run; otherwise what is missing, for a person to install.</summary>
    public static string? ReasonToSkip(string program) => Find(program) is null ? $"needs the program {program}" : null;

    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Runs a program with a text as its standard input, and returns what it writes.</summary>
    public static (int Exit, string Output, string Error) Run(string program, string input, params string[] arguments)
    {
        ProcessStartInfo start = new(Find(program) ?? throw new FileNotFoundException(ReasonToSkip(program)), arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            StandardInputEncoding = Utf8, StandardOutputEncoding = Utf8, StandardErrorEncoding = Utf8, // whatever the machine's own is
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
