using SQLitePCL;

namespace MilestoneTracker.Sqlite;

// A backup: the log as it was at one moment, in a file of its own.
//
// It is copied in steps, so that it can be cancelled between two of them. SQLite would begin anew whenever somebody appends between
// two steps, and so might never end; but where a transaction that reads is open on the connection that it copies from, it reads
// what that one sees. So it is opened first, the copy is of that moment, and appends go on meanwhile.

public sealed partial class SqliteAuditLog
{
    /// <summary>How much is copied between two looks at the token: with pages of 8 KiB, 2 MiB.</summary>
    private const int PagesOfAStep = 256;

    /// <summary>Copies the log as it is at this moment into a new file, while it is read and appended to.</summary>
    /// <remarks>
    /// O(bytes). The copy is a log like this one, of the same identity. It is made under the name with <c>.part</c> at the end, and
    /// appears under its own when it is whole. What is appended meanwhile is not in it;
    /// until it is made, the write-ahead log beside the file is not folded back beyond the moment that is copied, and so grows by
    /// what is appended.
    /// </remarks>
    /// <param name="path">The new file; its folder is there.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>, between two steps of a few megabytes, or
    /// while it waits for another backup of this log to end. No file is left.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="IOException">The file, or a <c>-wal</c> or <c>-journal</c> that would belong to it, is there already, its folder is
    /// not, or it cannot be given its name; or it has the name of a file that belongs to another one, such as <c>NAME-wal</c>.</exception>
    /// <exception cref="UnauthorizedAccessException">The rights to write it are missing.</exception>
    /// <exception cref="SqliteLogException">The log cannot be read, or the copy not written.</exception>
    public void BackUp(string path, CancellationToken cancellationToken = default) =>
        BackUp(path, PagesOfAStep, between: null, cancellationToken);

    /// <summary>The same in steps of another size: for tests.</summary>
    /// <param name="path">The new file.</param>
    /// <param name="pages">How many pages are copied in one step.</param>
    /// <param name="between">Called after each step but the last.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal void BackUp(string path, int pages, Action? between, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        CheckUsable();
        _copying.Wait(cancellationToken); // two who are given one name would write to one file
        try
        {
            foreach (string taken in new[] { path, path + "-wal", path + "-journal" }) // what SQLite would take for a part of the copy, too
                if (Path.Exists(taken)) throw new IOException($"'{taken}' is there already. Choose another name.");
            foreach (string end in (string[])["-wal", "-shm", "-journal", "-snapshot"]) // what belongs to a file that is there
            {
                if (path.EndsWith(end, StringComparison.Ordinal) && File.Exists(path[..^end.Length]))
                    throw new IOException($"'{path}' would be taken for a part of '{path[..^end.Length]}'. Choose another name.");
            }

            string part = path + ".part";
            try
            {
                File.Delete(part);
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

    private void Copy(string path, int pages, Action? between, CancellationToken cancellationToken)
    {
        using Connection from = new(_path, readOnly: true, create: false, _lockTimeout);
        using Connection to = new(path, readOnly: false, create: true, _lockTimeout);
        to.Execute("PRAGMA synchronous = FULL");
        from.Execute("BEGIN");
        from.Number(Schema.Ends); // a transaction begins to read with the first statement that does
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
