using System.Text;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Ledger;

/// <summary>Makes today's data of the bytes of an event's data, from the cursor to the end of them.</summary>
internal delegate AuditData DataReader(ref EventCursor cursor);

// The types of events and the versions of each that can be read. A version is never taken out: where the data of a type must
// change, its new form gets the next version, is what is written from then on, and the old reader stays and makes today's
// data of the old bytes (it becomes an upcaster). Readers are pure: bytes in, data out.
internal sealed class EventTypes
{
    private static readonly byte[] Registered = "milestone.registered"u8.ToArray();
    private static readonly byte[] StatusChanged = "milestone.status_changed"u8.ToArray();
    private static readonly byte[] Removed = "milestone.removed"u8.ToArray();
    private static readonly byte[] Declared = "dependency.declared"u8.ToArray();
    private static readonly byte[] Withdrawn = "dependency.withdrawn"u8.ToArray();

    private readonly Entry[] _entries;

    private EventTypes(params Entry[] entries) => _entries = entries;

    public static EventTypes Known { get; } = new(
        new Entry(Declared, 1, DataReaders.Declared),
        new Entry(StatusChanged, 1, DataReaders.StatusChanged),
        new Entry(Registered, 1, DataReaders.Registered),
        new Entry(Withdrawn, 1, DataReaders.Withdrawn),
        new Entry(Removed, 1, DataReaders.Removed));

    /// <summary>These, and one more.</summary>
    public EventTypes With(string word, int version, DataReader read) => new([.. _entries, new Entry(Encoding.ASCII.GetBytes(word), version, read)]);

    public static ReadOnlySpan<byte> WordOf(AuditData data) => data switch
    {
        MilestoneRegistered => Registered,
        MilestoneStatusChanged => StatusChanged,
        MilestoneRemoved => Removed,
        DependencyDeclared => Declared,
        _ => Withdrawn,
    };

    /// <summary>The reader of a version of a type, or what is wrong with them.</summary>
    public DataReader? Find(ReadOnlySpan<byte> word, long version, out string? fault)
    {
        long latest = 0;
        foreach (Entry entry in _entries)
        {
            if (!word.SequenceEqual(entry.Word)) continue;
            latest = Math.Max(latest, entry.Version);
            if (entry.Version != version) continue;
            fault = null;
            return entry.Read;
        }

        fault = latest == 0
            ? "its type is not known. Where a later version of the library has written it, read it with that one"
            : FormattableString.Invariant($"its typeVersion is {version}, of which the latest that is known is {latest}. Where a later version of the library has written it, read it with that one");
        return null;
    }

    private sealed class Entry(byte[] word, int version, DataReader read)
    {
        public byte[] Word => word;

        public int Version => version;

        public DataReader Read => read;
    }
}
