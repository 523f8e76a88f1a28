using SQLitePCL;

namespace MilestoneTracker.Sqlite;

// A backup: the log as it was at one moment, in a new file.
//
// It is copied in steps, so that it can be cancelled between them. SQLite would start again after each append between two steps, and
// might never finish. With an open read transaction on the source connection it copies what that transaction sees, so one is opened
// first: the copy is of that moment, and appends continue.

public sealed partial class SqliteAuditLog
{
    /// <summary>The number of pages to copy between two checks of the cancellation token: 2 MiB with pages of 8 KiB.</summary>
    private const int PagesPerStep = 256;

    /// <summary>Copies the current log into a new file, while reads and appends continue.</summary>
    /// <remarks>
    /// O(bytes). The copy is a log with the same identity. It is written to <c>PATH.part</c> and renamed when it is complete. Events
    /// appended during the backup are not in it. During the backup the write-ahead log cannot be checkpointed beyond the copied
    /// moment, so it grows by what is appended.
    /// </remarks>
    /// <param name="path">The path of the new file; its folder must exist.</param>
    /// <param name="cancellationToken">Cancels the backup with <see cref="OperationCanceledException"/>: between two steps of a few
    /// megabytes, or while it waits for another backup of this log. No file is left.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="IOException">The file, or a <c>-wal</c> or <c>-journal</c> file that would belong to it, already exists; another
    /// backup is being written under the name; its folder does not exist; it cannot be renamed; or its name is that of a file beside
    /// another log, such as <c>NAME-wal</c>.</exception>
    /// <exception cref="UnauthorizedAccessException">The process may not write the file.</exception>
    /// <exception cref="SqliteLogException">The log cannot be read or is no longer in its place, or the copy cannot be
    /// written.</exception>
    public void BackUp(string path, CancellationToken cancellationToken = default) =>
        BackUp(path, PagesPerStep, between: null, cancellationToken);

    /// <summary>Copies the log in steps of another size. For tests.</summary>
    /// <param name="path">The new file.</param>
    /// <param name="pages">The number of pages to copy in one step.</param>
    /// <param name="between">Called after each step except the last.</param>
    /// <param name="cancellationToken">Cancels the backup.</param>
    internal void BackUp(string path, int pages, Action? between, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        CheckUsable();
        _copying.Wait(cancellationToken); // two backups with the same name would write to the same file
        try
        {
            foreach (string taken in new[] { path, path + "-wal", path + "-journal" }) // SQLite would use these as parts of the copy
                if (Path.Exists(taken)) throw new IOException($"'{taken}' already exists. Choose another name.");
            // Names of files beside an existing log; -snapshot is the saved state of an earlier version of the library.
            foreach (string end in (string[])["-wal", "-shm", "-journal", "-state", "-snapshot"])
            {
                if (path.EndsWith(end, StringComparison.Ordinal) && File.Exists(path[..^end.Length]))
                    throw new IOException($"'{path}' would be taken for a part of the log '{path[..^end.Length]}'. Choose another name.");
            }

            string part = path + ".part";
            using FileStream? reserved = Reserve(part);
            try
            {
                if (Path.Exists(path)) throw new IOException($"'{path}' already exists. Choose another name."); // since a moment ago
                reserved?.SetLength(0); // what a crash has left
                Copy(part, pages, between, cancellationToken);
                File.Move(part, path);
            }
            catch
            {
                SavedStateFile.TryDelete(part);
                throw;
            }
        }
        finally
        {
            _copying.Release();
        }
    }

    // Another log, or another process, may write a backup with this name: until it is complete, its file is locked. On Windows an open file
    // cannot be deleted.
    private static FileStream? Reserve(string part)
    {
        try
        {
            if (!OperatingSystem.IsWindows()) return new FileStream(part, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.Delete(part);
            return null;
        }
        catch (IOException e) when (File.Exists(part))
        {
            throw new IOException($"'{part}' is in use: another backup is being written to it. Choose another name.", e);
        }
    }

    private void Copy(string path, int pages, Action? between, CancellationToken cancellationToken)
    {
        CheckInPlace(); // the file is opened once more, by its name
        using Connection from = new(_path, readOnly: true, create: false, _lockTimeout);
        using Connection to = new(path, readOnly: false, create: true, _lockTimeout);
        to.Execute("PRAGMA synchronous = FULL");
        from.Execute("BEGIN");
        from.Number(Schema.Ends); // the read transaction begins with the first statement that reads
        using sqlite3_backup backup = raw.sqlite3_backup_init(to.Handle, "main", from.Handle, "main");
        int code;
        while ((code = raw.sqlite3_backup_step(backup, pages)) == raw.SQLITE_OK)
        {
            between?.Invoke();
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (code != raw.SQLITE_DONE) throw SqliteLogException.From(null, code, $"Copying the log to '{path}'");
    }
}
