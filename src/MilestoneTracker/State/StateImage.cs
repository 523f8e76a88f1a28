using System.Collections.Immutable;

namespace MilestoneTracker.State;

// A whole state as bytes, and back. A cache of a replay: its format is private to the library and may change with any version.
//
//   "milestones 1\n", version, number of milestones, then each milestone, and at last the SHA-256 of all bytes before it.
//   A milestone: name, components, history (oldest first), dependencies.
//
// Milestones come in topological order, so a dependency is said as how far back it stands: there is no way to write a cycle
// down, and reading needs neither a sort nor a search (I5), and makes the progress of each as it comes (I8).
// Numbers are variable-length integers; sets of components and contexts are said once and then by their number.
//
// Reading trusts nothing: every rule that a registry keeps is checked again, and lengths are believed only as far as there are bytes.
internal static class StateImage
{
    private static readonly byte[] Magic = "milestones 1\n"u8.ToArray();

    public static void Write(RegistryState state, Stream output, CancellationToken cancellationToken)
    {
        using ImageWriter writer = new(output);
        SaidOnce<string> sets = new();
        SaidOnce<ChangeContext> contexts = new();
        int[] places = new int[state.Graph.End];
        int place = 0;
        long ticks = 0;
        writer.Bytes(Magic);
        writer.Number(state.Version);
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

            writer.Number(state.Graph[id].Dependencies.Count);
            foreach (int dependency in state.Graph.Dependencies(id)) writer.Number(place - places[dependency]);
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
            int count = (int)reader.Number(int.MaxValue - 1);
            RegistryState state = Milestones(reader, version, count, cancellationToken);
            reader.Finish();
            return state.Freeze();
        }
        catch (ArgumentException e)
        {
            throw ImageReader.Unreadable(e.Message, e); // a text that breaks a rule
        }
    }

    private static RegistryState Milestones(ImageReader reader, long version, int count, CancellationToken cancellationToken)
    {
        RegistryState state = new();
        List<ImmutableSortedSet<string>> sets = [];
        List<ChangeContext> contexts = [];
        long ticks = 0;
        for (int id = 1; id <= count; id++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string name = Text.CheckedName(reader.Text(), nameof(name));
            int set = reader.Said(sets.Count);
            if (set == sets.Count) sets.Add(Components(reader));
            HistoryEntry history = History(reader, version, contexts, ref ticks);
            if (!state.TryRestore(id, name, sets[set], history)) throw ImageReader.Unreadable($"'{name}' comes twice");
            for (long dependencies = reader.Number(id - 1); dependencies > 0; dependencies--)
            {
                if (!state.TryRestoreDependency(id, id - (int)reader.Number(id - 1))) throw ImageReader.Unreadable($"'{name}' has a dependency on itself, or one twice");
            }
        }

        state.Restored(version);
        return state;
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
