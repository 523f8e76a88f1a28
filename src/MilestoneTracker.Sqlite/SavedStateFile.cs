using System.Buffers.Binary;
using System.Text;
using MilestoneTracker.Ledger;

namespace MilestoneTracker.Sqlite;

// A saved state beside the log, so that opening does not replay the whole log. It is only a cache: it names the log, the sequence
// number, the hash of that event and the root of the tree up to it, and ends in a hash of its own (RegistrySnapshot.Save). If any of
// these, or the state itself, disagrees with the log, the saved state is not used.
//
//   "milestones snapshot 1\n", length of the identity (4 bytes, big-endian), identity in UTF-8, sequence number (8 bytes, big-endian),
//   hash of the event (32 bytes), root (32 bytes), and then the output of RegistrySnapshot.Save.
//
// It is written to a temporary file that then replaces the old one, so a reader never sees a partial file. It is not synchronised to
// the disk: after a crash, a damaged file disagrees with its hash.
internal static class SavedStateFile
{
    private const string OfAnotherLog = "It belongs to another log, or the log was changed since.";

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

    /// <summary>Reads the saved state of a log: the snapshot, or <see langword="null"/> with the reason why it is not used. The reason
    /// is <see langword="null"/> if there is no file. Cancellation leaves the file as it is.</summary>
    public static RegistrySnapshot? TryRead(
        string path, string log, MerkleTree tree, CancellationToken cancellationToken, out string? reason)
    {
        reason = null;
        try
        {
            if (!File.Exists(path)) return null;
            if (FileMark.Read(path, FileMark.Terminated(path)) is { Exists: true, IsFile: false })
                throw new InvalidDataException("It is a pipe or a device.");
            using FileStream input = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
            long sequence = ReadSequence(input, Encoding.UTF8.GetByteCount(log));
            if (sequence < 1 || sequence > tree.Size) throw new InvalidDataException("It does not belong to an event of this log.");
            byte[] expected = Header(log, sequence, tree);
            byte[] found = new byte[expected.Length];
            input.Position = 0;
            input.ReadExactly(found);
            if (!found.AsSpan().SequenceEqual(expected)) throw new InvalidDataException(OfAnotherLog);
            RegistrySnapshot snapshot = RegistrySnapshot.Load(input, cancellationToken);
            return snapshot.Version == sequence ? snapshot : throw new InvalidDataException("Its version is not the one in its header.");
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or LedgerException)
        {
            reason = e.Message;
            return null;
        }
    }

    /// <summary>Deletes a saved state that disagrees with its log. If that fails, it is rejected again the next time.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The file stays and is never used.
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

    // The sequence number follows the identity. An identity of another length is that of another log.
    private static long ReadSequence(FileStream input, int nameLength)
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
