using System.Collections.Immutable;

using MilestoneTracker.State;
using MilestoneTracker.Naming;

namespace MilestoneTracker.SavedStates;

// A whole state as bytes, and back. It is a cache of a replay: its format is private to the library and may change with any version.
//
// "milestones 2\n", version, time of the last change, number of milestones, then each milestone, the fields of the plan, the records, and
// at last the
//   SHA-256 of all bytes before it.
//   A milestone: name, components, history (oldest first), fields, dependencies, of how many there are fields, and those.
//
// Milestones are in topological order, and a dependency is written as how far back it is, nearest first: a cycle cannot be written, and
// reading needs no search (I5). Numbers are variable-length integers; sets of components, contexts and keys of fields are written
// once and then referred to by number.
//
// Reading trusts nothing: every rule of a registry is checked again, and a length is only trusted as far as there are bytes.
internal static class SavedState
{
    private static readonly byte[] Magic = "milestones 2\n"u8.ToArray();

    public static void Write(RegistryState state, Stream output, CancellationToken cancellationToken)
    {
        using SavedStateWriter writer = new(output);
        Interned<string> sets = new();
        Interned<ChangeContext> contexts = new();
        Interned<string> keys = new();
        int[] places = new int[state.Graph.End];
        List<int> distances = [];
        int place = 0;
        long ticks = 0;
        writer.WriteBytes(Magic);
        writer.WriteVarint(state.Version);
        writer.WriteVarint(state.Time.Ticks);
        writer.WriteVarint(state.Count);
        for (int id = state.Graph.First; id != 0; id = state.Graph[id].Next)
        {
            cancellationToken.ThrowIfCancellationRequested();
            places[id] = ++place;
            writer.WriteText(state.Names[id]);
            ImmutableSortedSet<string> components = state.DetailsOf(id).Components;
            if (sets.WriteNumber(writer, string.Join("\0", components))) // no name contains that character
            {
                writer.WriteVarint(components.Count);
                foreach (string component in components) writer.WriteText(component);
            }

            StatusHistory history = new(state.DetailsOf(id).History);
            writer.WriteVarint(history.Count);
            foreach (StatusChange change in history)
            {
                writer.WriteVarint((int)change.Status);
                writer.WriteVarint(change.Sequence);
                writer.WriteZigZag(change.Time.Ticks - ticks);
                ticks = change.Time.Ticks;
                if (!contexts.WriteNumber(writer, change.Context)) continue;
                writer.WriteOptionalText(change.Context.Actor);
                writer.WriteOptionalText(change.Context.Reason);
                writer.WriteOptionalText(change.Context.CorrelationId);
            }

            Write(writer, state.DetailsOf(id).Fields, keys);
            writer.WriteVarint(state.Graph[id].Dependencies.Count);
            distances.Clear();
            foreach (int dependency in state.Graph.Dependencies(id)) distances.Add(place - places[dependency]);
            distances.Sort();
            foreach (int distance in distances) writer.WriteVarint(distance);
            writer.WriteVarint(state.DetailsOf(id).OfDependencies.Count);
            foreach (KeyValuePair<int, FieldSet> fields in state.DetailsOf(id).OfDependencies)
            {
                writer.WriteVarint(place - places[fields.Key]);
                Write(writer, fields.Value, keys);
            }
        }

        Write(writer, state.PlanFields, keys);
        writer.WriteVarint(state.Records.Collections.Values.Sum(records => records.Count));
        foreach (KeyValuePair<string, ImmutableSortedDictionary<string, FieldSet>> collection in state.Records.Collections)
        {
            foreach (KeyValuePair<string, FieldSet> record in collection.Value)
            {
                writer.WriteText(collection.Key);
                writer.WriteText(record.Key);
                Write(writer, record.Value, keys);
            }
        }

        writer.Finish();
    }

    /// <summary>Reads the state, frozen, in its own family.</summary>
    public static RegistryState Read(Stream input, CancellationToken cancellationToken)
    {
        using SavedStateReader reader = new(input);
        try
        {
            reader.Expect(Magic);
            long version = reader.ReadVarint(long.MaxValue);
            DateTimeOffset time = new(reader.ReadVarint(DateTime.MaxValue.Ticks), TimeSpan.Zero);
            int count = (int)reader.ReadVarint(int.MaxValue - 1);
            RegistryState state = Milestones(reader, version, time, count, cancellationToken);
            reader.Finish();
            return state.Freeze();
        }
        catch (ArgumentException e)
        {
            throw SavedStateReader.Unreadable(e.Message, e); // a text breaks a rule
        }
    }

    private static void Write(SavedStateWriter writer, FieldSet fields, Interned<string> keys)
    {
        writer.WriteVarint(fields.Count);
        foreach (KeyValuePair<string, string> pair in fields)
        {
            if (keys.WriteNumber(writer, pair.Key)) writer.WriteText(pair.Key);
            writer.WriteText(pair.Value);
        }
    }

    private static RegistryState Milestones(
        SavedStateReader reader, long version, DateTimeOffset time, int count, CancellationToken cancellationToken)
    {
        RegistryState state = new();
        List<ImmutableSortedSet<string>> sets = [];
        List<ChangeContext> contexts = [];
        List<string> keys = [];
        List<int> distances = [];
        long ticks = 0;
        for (int id = 1; id <= count; id++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string name = TextRules.CheckedName(reader.ReadText(), nameof(name));
            int set = reader.ReadInterned(sets.Count);
            if (set == sets.Count) sets.Add(Components(reader));
            StatusHistoryEntry history = History(reader, version, contexts, ref ticks);
            FieldSet fields = ReadFields(reader, keys);
            if (!state.TryRestore(id, name, new Details(sets[set], history) { Fields = fields }))
                throw SavedStateReader.Unreadable($"'{name}' comes twice");
            // Sorted, whatever the order in the bytes: in the order of another hash table, each would meet all before it in the table of
            // the list, which takes time by their square.
            distances.Clear();
            for (long left = reader.ReadVarint(id - 1); left > 0; left--) distances.Add((int)reader.ReadVarint(id - 1));
            distances.Sort();
            foreach (int distance in distances)
            {
                if (!state.TryRestoreDependency(id, id - distance))
                    throw SavedStateReader.Unreadable($"'{name}' depends on itself, or twice on the same milestone");
            }

            for (long dependencies = reader.ReadVarint(id - 1); dependencies > 0; dependencies--)
            {
                int dependency = id - (int)reader.ReadVarint(id - 1);
                if (!state.TryRestoreFields(id, dependency, ReadFields(reader, keys)))
                    throw SavedStateReader.Unreadable($"'{name}' has fields without a dependency, twice, or empty");
            }
        }

        FieldSet plan = ReadFields(reader, keys);
        state.Restored(version, time, plan, ReadRecords(reader, keys, cancellationToken));
        return state;
    }

    private static FieldSet ReadFields(SavedStateReader reader, List<string> keys)
    {
        int count = (int)reader.ReadVarint(int.MaxValue);
        if (count == 0) return Fields.None;
        FieldSet.Builder fields = Fields.None.ToBuilder();
        for (; count > 0; count--)
        {
            int key = reader.ReadInterned(keys.Count);
            if (key == keys.Count) keys.Add(NameRules.CheckedKey(reader.ReadText()));
            if (fields.ContainsKey(keys[key])) throw SavedStateReader.Unreadable($"the field '{keys[key]}' occurs twice");
            fields.Add(keys[key], NameRules.CheckedValue(reader.ReadText()));
        }

        return fields.ToImmutable();
    }

    private static Records ReadRecords(SavedStateReader reader, List<string> keys, CancellationToken cancellationToken)
    {
        Records records = Records.None;
        for (long left = reader.ReadVarint(int.MaxValue); left > 0; left--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string collection = NameRules.CheckedKey(reader.ReadText());
            string name = NameRules.Checked(reader.ReadText());
            FieldSet fields = ReadFields(reader, keys);
            if (fields.IsEmpty || !records.FieldsOf(collection, name).IsEmpty)
                throw SavedStateReader.Unreadable($"the record '{collection}/{name}' occurs twice, or has no field");
            foreach (KeyValuePair<string, string> pair in fields) records = records.With(collection, name, pair.Key, pair.Value);
        }

        return records;
    }

    private static ImmutableSortedSet<string> Components(SavedStateReader reader)
    {
        List<string> components = [];
        for (long left = reader.ReadVarint(int.MaxValue); left > 0; left--) components.Add(reader.ReadText());
        return ComponentSet.Create(components);
    }

    private static StatusHistoryEntry History(SavedStateReader reader, long version, List<ChangeContext> contexts, ref long ticks)
    {
        StatusHistoryEntry? last = null;
        for (long left = reader.ReadVarint(int.MaxValue); left > 0; left--)
        {
            MilestoneStatus status = (MilestoneStatus)reader.ReadVarint((int)MilestoneStatus.Cancelled);
            long sequence = reader.ReadVarint(version);
            if (sequence <= (last?.Sequence ?? 0) || last?.Status == status) throw SavedStateReader.Unreadable("a history is out of order");
            ticks += reader.ReadZigZag();
            int context = reader.ReadInterned(contexts.Count);
            if (context == contexts.Count)
            {
                ChangeContext read = new() {
                    Actor = reader.ReadOptionalText(), Reason = reader.ReadOptionalText(), CorrelationId = reader.ReadOptionalText() };
                contexts.Add(read == ChangeContext.None ? ChangeContext.None : read);
            }

            last = new StatusHistoryEntry(status, new DateTimeOffset(ticks, TimeSpan.Zero), sequence, contexts[context], last);
        }

        return last ?? throw SavedStateReader.Unreadable("a milestone has no history");
    }

    /// <summary>Values that are written once, and then referred to by number.</summary>
    private sealed class Interned<T>
        where T : notnull
    {
        private readonly Dictionary<T, int> _numbers = [];

        /// <summary>Writes the number, and returns whether the value itself must follow because it is new.</summary>
        public bool WriteNumber(SavedStateWriter writer, T value)
        {
            bool isNew = !_numbers.TryGetValue(value, out int number);
            if (isNew) _numbers.Add(value, number = _numbers.Count);
            writer.WriteVarint(number);
            return isNew;
        }
    }
}
