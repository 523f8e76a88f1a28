using System.Globalization;
using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Terminal;

// Reads whole files: once, because a pipe cannot be read again; up to a limit, because a device may never end; cancellable, because a
// terminal may never answer.
internal static class InputFile
{
    /// <summary>The limit for a log, a plan or a list: far more than a million events.</summary>
    public const int MaxOfLog = 1 << 30;

    /// <summary>The limit for a checkpoint or a key: a thousand times the usual size.</summary>
    public const int MaxOfNote = 1 << 20;

    private const int FirstPiece = 1 << 16;
    private const int Beginning = 16;

    /// <summary>Opens a file, or a pipe, whose writer may be long in coming: a wait that can be cancelled.</summary>
    public static FileStream Open(string path, CancellationToken cancelled) =>
        new FileInfo(path) is { Exists: true, Length: 0 } ? PatientOpening.Open(() => Open(path), cancelled) : Open(path);

    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>All bytes of a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="file">The path as it was typed, for messages.</param>
    /// <param name="most">The limit in bytes.</param>
    /// <param name="cancelled">Cancels reading.</param>
    public static byte[] Read(string path, string file, int most, CancellationToken cancelled)
    {
        using FileStream input = Open(path, cancelled);
        return Read(input, file, most, cancelled);
    }

    /// <summary>All bytes of a text stream; of a SQLite database only the beginning, which identifies it.</summary>
    public static byte[] Read(Stream input, string file, int most, CancellationToken cancelled)
    {
        long length = input is FileStream { CanSeek: true } ? input.Length : 0; // a device has no length
        byte[] bytes = new byte[length > FirstPiece && length < most ? (int)length + 1 : FirstPiece];
        int count = 0;
        while (true)
        {
            int read = input.ReadAsync(bytes.AsMemory(count), cancelled).AsTask().WaitAsync(cancelled).GetAwaiter().GetResult();
            if (read == 0) return bytes[..count];
            bool isBeginning = count < Beginning;
            count += read;
            ReadOnlySpan<byte> start = bytes.AsSpan(0, Math.Min(count, Beginning));
            if (start.SequenceEqual("SQLite format 3\0"u8)) return bytes[..count];
            if (isBeginning && start.Contains((byte)0))
            {
                throw new InvocationException(
                    ExitCode.NoLog, $"'{file}' is not text in UTF-8: it has zero bytes. Save it as UTF-8, or name another file.");
            }

            if (count > most)
            {
                string limit = most.ToString("N0", CultureInfo.InvariantCulture);
                throw new InvocationException(
                    ExitCode.NoLog, $"'{file}' has more than {limit} bytes, which is too much. Name another file.");
            }

            if (count == bytes.Length) Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, bytes.Length * 2L));
        }
    }
}
