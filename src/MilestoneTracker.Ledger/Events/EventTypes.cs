using System.Text;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Ledger.Events;

// The kinds of events, one line each: the word of the type, the version of its format, and its reader. A kind describes what is written of
// it (EventWriter.Data.cs), so there is no writer here. An event of a kind without a line is refused before anything is written.
//
// A version is never removed. If the data of a type must change, the new format gets the next version and is written from then on; the
// old reader stays and returns current data (it becomes an upcaster). Readers are pure: bytes in, data out.
internal sealed class EventTypes
{
    private readonly Entry[] _entries;

    private EventTypes(params Entry[] entries) => _entries = entries;

    public static EventTypes Known { get; } = new(
        Entry.Of<DependencyDeclared>("dependency.declared", 1, DataReaders.Declared),
        Entry.Of<MilestoneStatusChanged>("milestone.status_changed", 1, DataReaders.StatusChanged),
        Entry.Of<MilestoneRegistered>("milestone.registered", 1, DataReaders.Registered),
        Entry.Of<DependencyWithdrawn>("dependency.withdrawn", 1, DataReaders.Withdrawn),
        Entry.Of<MilestoneRemoved>("milestone.removed", 1, DataReaders.Removed),
        Entry.OfField<MilestoneFieldChanged>("milestone.field_changed", 1, DataReaders.MilestoneField),
        Entry.Of<MilestoneComponentsChanged>("milestone.components_changed", 1, DataReaders.ComponentsChanged),
        Entry.OfField<DependencyFieldChanged>("dependency.field_changed", 1, DataReaders.DependencyField),
        Entry.OfField<RecordFieldChanged>("record.field_changed", 1, DataReaders.RecordField),
        Entry.OfField<PlanFieldChanged>("plan.field_changed", 1, DataReaders.PlanField));

    /// <summary>The words of the kinds that are written.</summary>
    public IEnumerable<string> Words =>
        _entries.Where(entry => entry.Kind is not null).Select(entry => Encoding.ASCII.GetString(entry.Word));

    /// <summary>These types and the reader of another version.</summary>
    public EventTypes With(string word, int version, DataReader read) =>
        new([.. _entries, new Entry(Encoding.ASCII.GetBytes(word), version, read, kind: null)]);

    /// <summary>These types and another kind.</summary>
    public EventTypes With<TKind>(string word, DataReader read)
        where TKind : AuditData => new([.. _entries, Entry.Of<TKind>(word, 1, read)]);

    /// <summary>The entry that events with this data are written with.</summary>
    /// <exception cref="ArgumentException">The kind is not known.</exception>
    public Entry Written(AuditData data)
    {
        Type kind = data.GetType();
        foreach (Entry entry in _entries)
            if (entry.Kind == kind) return entry;
        throw new ArgumentException(
            $"Events of the type '{data.Type}' are not known to this version of the library, which could not read them back. Use a "
            + "later version.", nameof(data));
    }

    /// <summary>The reader of a version of a type, or <see langword="null"/> and what is wrong.</summary>
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
            ? "its type is not known. If a later version of the library wrote it, read it with that version"
            : FormattableString.Invariant(
                $"its typeVersion is {version}; this version of the library knows versions up to {latest}. Read it with a later version");
        return null;
    }

    /// <summary>A version of a type: its word and number, its reader, and the kind of event that is written with it, if it is the
    /// current version.</summary>
    internal sealed class Entry(byte[] word, int version, DataReader read, Type? kind, bool hasField = false)
    {
        public byte[] Word => word;

        public int Version => version;

        public DataReader Read => read;

        public Type? Kind => kind;

        /// <summary>Whether the data has the key of a field.</summary>
        public bool HasField => hasField;

        public static Entry Of<TKind>(string word, int version, DataReader read)
            where TKind : AuditData => new(Encoding.ASCII.GetBytes(word), version, read, typeof(TKind));

        public static Entry OfField<TKind>(string word, int version, DataReader read)
            where TKind : AuditData => new(Encoding.ASCII.GetBytes(word), version, read, typeof(TKind), hasField: true);
    }
}
