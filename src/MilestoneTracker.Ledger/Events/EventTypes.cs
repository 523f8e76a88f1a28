using System.Text;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Ledger.Events;

// The kinds of events, a line each: the word for its type, the version of its form, and its reader. What is written of a kind follows from
// what the kind says of itself (EventWriter.Data.cs), so that only what is read stands here; a kind that has no line is never written.
//
// A version is never taken out: where the data of a type must change, its new form gets the next version, is what is written from
// then on, and the old reader stays and makes today's data of the old bytes (it becomes an upcaster). Readers are pure: bytes in, data out.
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

    /// <summary>The words of the kinds that are written today.</summary>
    public IEnumerable<string> Words =>
        _entries.Where(entry => entry.Kind is not null).Select(entry => Encoding.ASCII.GetString(entry.Word));

    /// <summary>These, and the reader of one more version.</summary>
    public EventTypes With(string word, int version, DataReader read) =>
        new([.. _entries, new Entry(Encoding.ASCII.GetBytes(word), version, read, kind: null)]);

    /// <summary>These, and one more kind.</summary>
    public EventTypes With<TKind>(string word, DataReader read)
        where TKind : AuditData => new([.. _entries, Entry.Of<TKind>(word, 1, read)]);

    /// <summary>What an event of a kind is written as.</summary>
    /// <exception cref="ArgumentException">The kind is not known.</exception>
    public Entry Written(AuditData data)
    {
        Type kind = data.GetType();
        foreach (Entry entry in _entries)
            if (entry.Kind == kind) return entry;
        throw new ArgumentException(
            $"Events of the type '{data.Type}' are not known to this version of the ledger, which could not read them back. Use a "
            + "later one.", nameof(data));
    }

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
            : FormattableString.Invariant(
                $"its typeVersion is {version}, of which the latest that is known is {latest}. Where a later version of the library has written it, read it with that one");
        return null;
    }

    /// <summary>A version of a type: its word and number, its reader, and the kind of event that is written so, if it is what is written
    /// today.</summary>
    internal sealed class Entry(byte[] word, int version, DataReader read, Type? kind, bool hasField = false)
    {
        public byte[] Word => word;

        public int Version => version;

        public DataReader Read => read;

        public Type? Kind => kind;

        /// <summary>Whether its data has the key of a field.</summary>
        public bool HasField => hasField;

        public static Entry Of<TKind>(string word, int version, DataReader read)
            where TKind : AuditData => new(Encoding.ASCII.GetBytes(word), version, read, typeof(TKind));

        public static Entry OfField<TKind>(string word, int version, DataReader read)
            where TKind : AuditData => new(Encoding.ASCII.GetBytes(word), version, read, typeof(TKind), hasField: true);
    }
}
