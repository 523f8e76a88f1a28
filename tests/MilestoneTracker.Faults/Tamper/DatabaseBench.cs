using MilestoneTracker.Ledger;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Faults.Tamper;

/// <summary>A place for a tampered database, for one thread, and the judgement whether it is reported: by a fault that verifying
/// finds, or by an error of a known type.</summary>
internal sealed class DatabaseBench(SqliteOriginal original, Tampered tampered) : IDisposable
{
    public string File { get; } = original.NewPath();

    /// <summary>Puts a database there, and nothing else.</summary>
    public void Put(ReadOnlySpan<byte> database, ReadOnlySpan<byte> writeAheadLog = default, ReadOnlySpan<byte> savedState = default)
    {
        Clear();
        System.IO.File.WriteAllBytes(File, database);
        if (writeAheadLog.Length > 0) System.IO.File.WriteAllBytes(File + "-wal", writeAheadLog);
        if (savedState.Length > 0) System.IO.File.WriteAllBytes(File + "-state", savedState);
    }

    /// <summary>Whether what was done is reported.</summary>
    /// <param name="what">What was done.</param>
    /// <param name="readOnly">Whether it is opened for reading only, and not for writing.</param>
    /// <param name="mayBeUnused">The way of tampering, where the bytes may be ones that mean nothing: then what is read must be the
    /// same to the byte.</param>
    public void Judge(string what, bool readOnly = true, string? mayBeUnused = null)
    {
        try
        {
            using SqliteAuditLog log = SqliteAuditLog.Open(File, new SqliteAuditLogOptions { ReadOnly = readOnly });
            if (!log.Verify(original.Checkpoint).IsValid) return;
            if (mayBeUnused is null) tampered.NotReported(what);
            else if (IsSame(log)) tampered.Unused(mayBeUnused);
            else tampered.NotReported(what + ", and other bytes are read");
        }
        catch (Exception e) when (e is SqliteLogException or LedgerException)
        {
            // Reported.
        }
        catch (Exception e)
        {
            tampered.NotReported($"{what}, but thrown: {e}");
        }
    }

    public void Dispose() => Clear();

    private bool IsSame(SqliteAuditLog log)
    {
        using MemoryStream exported = new(original.Original.Bytes.Length);
        log.Export(exported);
        return exported.GetBuffer()
            .AsSpan(0, (int)exported.Length).SequenceEqual(original.Original.Bytes) && log.Identity == original.Checkpoint.Origin;
    }

    private void Clear()
    {
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(File)!)) System.IO.File.Delete(file);
    }
}
