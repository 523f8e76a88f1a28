using System.Collections.Immutable;

namespace MilestoneTracker.State;

// A whole state as bytes, and back. A cache of a replay: its format is private to the library and may change with any version.
//
//   "milestones 2\n", version, time of the last change, number of milestones, then each milestone, the fields of the plan, the records, and at last the
//   SHA-256 of all bytes before it.
//   A milestone: name, components, history (oldest first), fields, dependencies, of how many there are fields, and those.
//
// Milestones come in topological order, so a dependency is said as how far back it stands: there is no way to write a cycle
// down, and reading needs neither a sort nor a search (I5).
// Numbers are variable-length integers; sets of components, contexts and keys of fields are said once and then by their number.
//
// Reading trusts nothing: every rule that a registry keeps is checked again, and lengths are believed only as far as there are bytes.
internal static class StateImage
{
    private static readonly byte[] Magic = "milestones 2\n"u8.ToArray();

    public static void Write(RegistryState state, Stream output, CancellationToken cancellationToken)
    {
        using ImageWriter writer = new(output);
        SaidOnce<string> sets = new();
        SaidOnce<ChangeContext> contexts = new();
        SaidOnce<string> keys = new();
        int[] places = new int[state.Graph.End];
        int place = 0;
        long ticks = 0;
        writer.Bytes(Magic);
        writer.Number(state.Version);
        writer.Number(state.Time.Ticks);
        writer.Number(state.Count);
        for (int id = state.Graph.First; id != 0; id = state.Graph[id].Next)
        {
            cancellationToken.ThrowIfCancellationRequested();
            places[id] = ++place;
            writer.Text(state.Names[id]);
            ImmutableSortedSet<string> components = state.DetailsOf(id).Components;
            if (sets.Say(writer, string.Join("\0", components))) // no name holds that character
            {
                writer.Number(components.Count);
                foreach (string component in components) writer.Text(component);
            }

            StatusHistory history = new(state.DetailsOf(id).History);
            writer.Number(history.Count);
            foreach (StatusChange change in history)
            {
                writer.Number((int)change.Status);
                writer.Number(change.Sequence);
                writer.Signed(change.Time.Ticks - ticks);
                ticks = change.Time.Ticks;
                if (!contexts.Say(writer, change.Context)) continue;
                writer.OptionalText(change.Context.Actor);
                writer.OptionalText(change.Context.Reason);
                writer.OptionalText(change.Context.CorrelationId);
            }

            Write(writer, state.DetailsOf(id).Fields, keys);
            writer.Number(state.Graph[id].Dependencies.Count);
            foreach (int dependency in state.Graph.Dependencies(id)) writer.Number(place - places[dependency]);
            writer.Number(state.DetailsOf(id).OfDependencies.Count);
            foreach (KeyValuePair<int, FieldSet> fields in state.DetailsOf(id).OfDependencies)
            {
                writer.Number(place - places[fields.Key]);
                Write(writer, fields.Value, keys);
            }
        }

        Write(writer, state.PlanFields, keys);
        writer.Number(state.Records.Collections.Values.Sum(records => records.Count));
        foreach (KeyValuePair<string, ImmutableSortedDictionary<string, FieldSet>> collection in state.Records.Collections)
        {
            foreach (KeyValuePair<string, FieldSet> record in collection.Value)
            {
                writer.Text(collection.Key);
                writer.Text(record.Key);
                Write(writer, record.Value, keys);
            }
        }

        writer.Finish();
    }

    /// <summary>The state, frozen, of a lineage of its own.</summary>
    public static RegistryState Read(Stream input, CancellationToken cancellationToken)
    {
        using ImageReader reader = new(input);
        try
        {
            reader.Expect(Magic);
            long version = reader.Number(long.MaxValue);
            DateTimeOffset time = new(reader.Number(DateTime.MaxValue.Ticks), TimeSpan.Zero);
            int count = (int)reader.Number(int.MaxValue - 1);
            RegistryState state = Milestones(reader, version, time, count, cancellationToken);
            reader.Finish();
            return state.Freeze();
        }
        catch (ArgumentException e)
        {
            throw ImageReader.Unreadable(e.Message, e); // a text that breaks a rule
        }
    }

    private static void Write(ImageWriter writer, FieldSet fields, SaidOnce<string> keys)
    {
        writer.Number(fields.Count);
        foreach (KeyValuePair<string, string> pair in fields)
        {
            if (keys.Say(writer, pair.Key)) writer.Text(pair.Key);
            writer.Text(pair.Value);
        }
    }

    private static RegistryState Milestones(ImageReader reader, long version, DateTimeOffset time, int count, CancellationToken cancellationToken)
    {
        RegistryState state = new();
        List<ImmutableSortedSet<string>> sets = [];
        List<ChangeContext> contexts = [];
        List<string> keys = [];
        long ticks = 0;
        for (int id = 1; id <= count; id++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string name = Text.CheckedName(reader.Text(), nameof(name));
            int set = reader.Said(sets.Count);
            if (set == sets.Count) sets.Add(Components(reader));
            HistoryEntry history = History(reader, version, contexts, ref ticks);
            FieldSet fields = ReadFields(reader, keys);
            if (!state.TryRestore(id, name, new Details(sets[set], history) { Fields = fields })) throw ImageReader.Unreadable($"'{name}' comes twice");
            for (long dependencies = reader.Number(id - 1); dependencies > 0; dependencies--)
            {
                if (!state.TryRestoreDependency(id, id - (int)reader.Number(id - 1))) throw ImageReader.Unreadable($"'{name}' has a dependency on itself, or one twice");
            }

            for (long dependencies = reader.Number(id - 1); dependencies > 0; dependencies--)
            {
                int dependency = id - (int)reader.Number(id - 1);
                if (!state.TryRestoreFields(id, dependency, ReadFields(reader, keys))) throw ImageReader.Unreadable($"'{name}' has fields of what is no dependency, or twice, or none");
            }
        }

        FieldSet plan = ReadFields(reader, keys);
        state.Restored(version, time, plan, ReadRecords(reader, keys, cancellationToken));
        return state;
    }

    private static FieldSet ReadFields(ImageReader reader, List<string> keys)
    {
        int count = (int)reader.Number(int.MaxValue);
        if (count == 0) return Fields.None;
        FieldSet.Builder fields = Fields.None.ToBuilder();
        for (; count > 0; count--)
        {
            int key = reader.Said(keys.Count);
            if (key == keys.Count) keys.Add(NameRules.CheckedKey(reader.Text()));
            if (fields.ContainsKey(keys[key])) throw ImageReader.Unreadable($"the field '{keys[key]}' comes twice");
            fields.Add(keys[key], NameRules.CheckedValue(reader.Text()));
        }

        return fields.ToImmutable();
    }

    private static Records ReadRecords(ImageReader reader, List<string> keys, CancellationToken cancellationToken)
    {
        Records records = Records.None;
        for (long left = reader.Number(int.MaxValue); left > 0; left--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string collection = NameRules.CheckedKey(reader.Text());
            string name = NameRules.Checked(reader.Text());
            FieldSet fields = ReadFields(reader, keys);
            if (fields.IsEmpty || !records.FieldsOf(collection, name).IsEmpty) throw ImageReader.Unreadable($"the record '{collection}/{name}' comes twice, or has no field");
            foreach (KeyValuePair<string, string> pair in fields) records = records.With(collection, name, pair.Key, pair.Value);
        }

        return records;
    }

    private static ImmutableSortedSet<string> Components(ImageReader reader)
    {
        List<string> components = [];
        for (long left = reader.Number(int.MaxValue); left > 0; left--) components.Add(reader.Text());
        return ComponentSet.Of(components);
    }

    private static HistoryEntry History(ImageReader reader, long version, List<ChangeContext> contexts, ref long ticks)
    {
        HistoryEntry? last = null;
        for (long left = reader.Number(int.MaxValue); left > 0; left--)
        {
            MilestoneStatus status = (MilestoneStatus)reader.Number((int)MilestoneStatus.Cancelled);
            long sequence = reader.Number(version);
            if (sequence <= (last?.Sequence ?? 0) || last?.Status == status) throw ImageReader.Unreadable("a history does not go on");
            ticks += reader.Signed();
            int context = reader.Said(contexts.Count);
            if (context == contexts.Count)
            {
                ChangeContext said = new() { Actor = reader.OptionalText(), Reason = reader.OptionalText(), CorrelationId = reader.OptionalText() };
                contexts.Add(said == ChangeContext.None ? ChangeContext.None : said);
            }

            last = new HistoryEntry(status, new DateTimeOffset(ticks, TimeSpan.Zero), sequence, contexts[context], last);
        }

        return last ?? throw ImageReader.Unreadable("a milestone has no history");
    }

    /// <summary>What is written once, and from then on by its number.</summary>
    private sealed class SaidOnce<T>
        where T : notnull
    {
        private readonly Dictionary<T, int> _numbers = [];

        /// <summary>Writes the number, and says whether the thing itself must follow because it is new.</summary>
        public bool Say(ImageWriter writer, T thing)
        {
            bool isNew = !_numbers.TryGetValue(thing, out int number);
            if (isNew) _numbers.Add(thing, number = _numbers.Count);
            writer.Number(number);
            return isNew;
        }
    }
}
