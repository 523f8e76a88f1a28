using System.Runtime.InteropServices;

namespace MilestoneTracker.Cli.Terminal;

// Standard input, which may be closed (<&-). The runtime then has a file of its own under that number, and reading it would wait for ever:
// such a file is marked to be closed when another program is executed, and what a program was given never is.
internal static class StandardInput
{
    private const int GetFlags = 1; // F_GETFD
    private const int ClosedOnExecution = 1; // FD_CLOEXEC

    public static Stream Open() => IsClosed() ? new ClosedInput() : Console.OpenStandardInput();

    private static bool IsClosed()
    {
        if (OperatingSystem.IsWindows()) return false;
        try
        {
            int flags = Control(0, GetFlags);
            return flags < 0 || (flags & ClosedOnExecution) != 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int file, int command);

    private sealed class ClosedInput : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("Standard input is closed. Name a file, or give the input through a pipe.");
    }
}
