using System.Buffers.Binary;
using System.Text;
using MilestoneTracker.Ledger;

namespace MilestoneTracker.Sqlite;

// A saved state beside the log, so that opening need not replay the whole. Only a cache: it names the log, the sequence number,
// the hash of the event there and the root of the tree up to it, ends in a hash of its own (RegistrySnapshot.Save), and is worth
// nothing where one of them, or the state itself, disagrees with the log.
//
//   "milestones snapshot 1\n", length of the identity (4 bytes, big-endian), identity in UTF-8, sequence number (8 bytes, likewise),
//   hash of the event (32), root (32), and then what RegistrySnapshot.Save writes.
//
// It is written to a file of another name that then takes the place of the old one, so a reader never meets half of it. It is
// not synchronised to the disk: what a crash leaves of it disagrees with its hash.
internal static class SavedStateFile
{
    private const string OfAnotherLog = "It is of another log, or of a log that has been changed since.";

    private static ReadOnlySpan<byte> Magic => "milestones snapshot 1\n"u8;

    public static void Write(string path, RegistrySnapshot snapshot, string log, MerkleTree tree, CancellationToken cancellationToken)
    {
        string part = path + ".part";
        try
        {
            using (FileStream output = new(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                output.Write(Header(log, snapshot.Version, tree));
                snapshot.Save(output, cancellationToken);
            }

            File.Move(part, path, overwrite: true);
        }
        catch
        {
            TryDelete(part);
            throw;
        }
    }

    /// <summary>The snapshot, or <see langword="null"/> with the reason where there is none of this log. Cancelled, it has found nothing
    /// out, and the file stays.</summary>
    public static RegistrySnapshot? TryRead(
        string path, string log, MerkleTree tree, CancellationToken cancellationToken, out string? reason)
    {
        reason = null;
        try
        {
            if (!File.Exists(path)) return null;
            using FileStream input = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
            long sequence = Sequence(input, Encoding.UTF8.GetByteCount(log));
            if (sequence < 1 || sequence > tree.Size) throw new InvalidDataException("It is not of an event of this log.");
            byte[] expected = Header(log, sequence, tree);
            byte[] found = new byte[expected.Length];
            input.Position = 0;
            input.ReadExactly(found);
            if (!found.AsSpan().SequenceEqual(expected)) throw new InvalidDataException(OfAnotherLog);
            RegistrySnapshot snapshot = RegistrySnapshot.Load(input, cancellationToken);
            return snapshot.Version == sequence ? snapshot : throw new InvalidDataException("It is of another version than it says.");
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or LedgerException)
        {
            reason = e.Message;
            return null;
        }
    }

    /// <summary>Takes away one that disagrees; where that cannot be, it disagrees the next time too.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays, and is not used.
        }
    }

    private static byte[] Header(string log, long sequence, MerkleTree tree)
    {
        using MemoryStream header = new();
        Span<byte> number = stackalloc byte[8];
        byte[] name = Encoding.UTF8.GetBytes(log);
        header.Write(Magic);
        BinaryPrimitives.WriteInt32BigEndian(number, name.Length);
        header.Write(number[..4]);
        header.Write(name);
        BinaryPrimitives.WriteInt64BigEndian(number, sequence);
        header.Write(number);
        header.Write(tree.LeafAt(sequence - 1).ToArray());
        header.Write(tree.RootAt(sequence).ToArray());
        return header.ToArray();
    }

    // Behind the identity, which is as long as the file says; where that is not the length of this log's, it is another's.
    private static long Sequence(FileStream input, int nameLength)
    {
        Span<byte> number = stackalloc byte[8];
        input.Position = Magic.Length;
        input.ReadExactly(number[..4]);
        if (BinaryPrimitives.ReadInt32BigEndian(number) != nameLength) throw new InvalidDataException(OfAnotherLog);
        input.Position += nameLength;
        input.ReadExactly(number);
        return BinaryPrimitives.ReadInt64BigEndian(number);
    }
}
