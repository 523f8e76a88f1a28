using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Fields;

namespace MilestoneTracker.Planning.Model;

// A plan as the passes see it: rows and links by position, cancelled milestones and what leads to and from them left out, now and the
// start in minutes. Made in one walk over the fields. From an earlier model of the same order only what has changed is read again.
//
// Immutable once it is made, and so safe from any thread. 64 bytes a milestone and 8 a link, or 16 a link where any link has fields.
internal sealed class PlanModel
{
    private const int Block = 64;

    private readonly long[] _nextNow; // by calendar; −1 until it is asked, because a plan may define calendars that nothing uses
    private readonly long[] _nextStart;
    private int[]? _chain;
    private ChainLags? _lags;

    private PlanModel(PlanView view, PlanInputs inputs, long now, Row[] rows)
    {
        (View, Inputs, Now, Rows) = (view, inputs, now, rows);
        Start = inputs.Start?.Minute ?? now;
        (_nextNow, _nextStart) = (Unknown(inputs), Unknown(inputs));
    }

    public PlanView View { get; }

    public PlanInputs Inputs { get; }

    public long Now { get; }

    /// <summary>When the plan starts; now where it does not say.</summary>
    public long Start { get; }

    public Row[] Rows { get; }

    /// <summary>By position where its links begin in <see cref="Needs"/>, and one more.</summary>
    public int[] Starts { get; private init; } = [];

    /// <summary>Positions of dependencies.</summary>
    public int[] Needs { get; private init; } = [];

    /// <summary>The terms of each link; <see langword="null"/> where all are plain: finish to start without lag.</summary>
    public LinkTerms[]? Terms { get; private init; }

    /// <summary>The links as one chain, whatever their terms.</summary>
    public int[] Chain => _chain ??= LinkChain.Of(Rows, Starts, Needs);

    /// <summary>The lags of the links of the chain; none where all links are plain.</summary>
    public ChainLags Lags => _lags ??= ChainLags.Of(this);

    public bool IsOverride => Inputs.Logic == Values.ProgressLogic.Override;

    /// <summary>By calendar the first start from now on.</summary>
    public long NextNow(int calendar) => Next(_nextNow, calendar, Now);

    /// <summary>By calendar the first start from the plan's start on.</summary>
    public long NextStart(int calendar) => Next(_nextStart, calendar, Start);

    public static PlanModel Of(PlanView view, PlanInputs inputs, long now)
    {
        RowReader reader = new(view, inputs, now);
        Row[] rows = new Row[view.Count];
        bool hasTerms = false;
        bool hasCancelled = false;
        for (int position = 0; position < rows.Length; position++)
        {
            if (position % Block == 0) hasTerms |= ReadEarly(view, position);
            rows[position] = reader.Read(position);
            hasCancelled |= rows[position].IsCancelled;
        }

        Links links = new(view, inputs, rows, hasCancelled, hasTerms);
        return new PlanModel(view, inputs, now, rows) { Starts = links.Starts, Needs = links.Needs, Terms = links.Terms };
    }

    /// <summary>The model of a later view of the same order, with the same inputs and now; <see langword="null"/> where a milestone was
    /// cancelled or is so no more, so that its links come or go, and it is made from the beginning.</summary>
    public PlanModel? TryUpdate(PlanView view, out IReadOnlyList<int> changed)
    {
        changed = [];
        if (!view.HasOrderOf(View)) return null;
        changed = view.ChangedSince(View);
        RowReader reader = new(view, Inputs, Now);
        Row[]? rows = null;
        LinkTerms[]? terms = Terms;
        bool isOpenAsBefore = true;
        foreach (int position in changed)
        {
            Row row = reader.Read(position);
            if (row.IsCancelled || Rows[position].IsCancelled) return null;
            row.Flags |= Rows[position].Flags & (RowFlags.Gap | RowFlags.LinkProblem);
            if (row.IsCompleted != Rows[position].IsCompleted) row.Flags = WithGap(view, position, row);
            isOpenAsBefore &= row.IsOpen == Rows[position].IsOpen; // what is not open has no links in the chain
            rows ??= [.. Rows];
            rows[position] = row;
            if (view.HasDependencyFieldsAt(position) || View.HasDependencyFieldsAt(position))
                terms = ReadTerms(view, position, ref rows[position], terms);
        }

        return new PlanModel(view, Inputs, Now, rows ?? Rows)
        {
            Starts = Starts,
            Needs = Needs,
            Terms = terms,
            _chain = isOpenAsBefore ? _chain : null,
            _lags = isOpenAsBefore && ReferenceEquals(terms, Terms) ? _lags : null,
        };
    }

    /// <summary>The same plan with other rows, whose milestones are open, completed or cancelled as here.</summary>
    public PlanModel WithRows(Row[] rows) => new(View, Inputs, Now, rows) { Starts = Starts, Needs = Needs, Terms = Terms };

    public WorkCalendar CalendarOf(in Row row) => Inputs.Set[row.Calendar];

    public WorkCalendar LagCalendarOf(in Row row) => Inputs.Set[row.LagCalendar];

    public LinkTerms TermsAt(int link) => Terms is null ? default : Terms[link];

    // A gap is that of a milestone that still waits for something.
    private RowFlags WithGap(PlanView view, int position, in Row row)
    {
        bool hasGap = false;
        foreach (int dependency in view.DependenciesAt(position)) hasGap |= Rows[dependency].IsCancelled;
        return hasGap && !row.IsCompleted ? row.Flags | RowFlags.Gap : row.Flags & ~RowFlags.Gap;
    }

    // The terms of a milestone's links, read again: the same array as before where they are the same.
    private LinkTerms[]? ReadTerms(PlanView view, int position, ref Row row, LinkTerms[]? terms)
    {
        Problems problems = default;
        int link = Starts[position];
        foreach (int dependency in view.DependenciesAt(position))
        {
            LinkTerms now = new(LinkInputs.Read(view.DependencyFieldsAt(position, dependency), Inputs.Units, ref problems), Inputs.Units);
            if (Rows[dependency].IsCancelled) continue; // a link that is not there
            if (now != (terms is null ? default : terms[link]))
            {
                if (ReferenceEquals(terms, Terms)) terms = Terms is null ? new LinkTerms[Needs.Length] : [.. Terms];
                terms![link] = now;
            }

            link++;
        }

        row.Flags = problems.Any ? row.Flags | RowFlags.LinkProblem : row.Flags & ~RowFlags.LinkProblem;
        return terms;
    }

    // What lies scattered in memory is asked for, a block at a time, before anything is done with it: so the processor waits for many
    // places at once, and not for each by itself. That halves the time of reading a large plan. Answers whether any dependency has fields.
    private static bool ReadEarly(PlanView view, int first)
    {
        (bool hasTerms, int touched) = (false, 0);
        for (int position = first; position < Math.Min(first + Block, view.Count); position++)
        {
            hasTerms |= view.HasDependencyFieldsAt(position);
            touched += (int)view.StatusAt(position);
            if (view.FieldsAt(position).TryGetValue(PlanningKeys.Duration, out string? duration)) touched += duration[0];
        }

        return hasTerms | (touched < 0); // never below: so that it is read at all
    }

    private static long[] Unknown(PlanInputs inputs)
    {
        long[] next = new long[inputs.Set.Count];
        Array.Fill(next, -1);
        return next;
    }

    // Several threads may find it at once, and find the same.
    private long Next(long[] known, int calendar, long time)
    {
        long next = Volatile.Read(ref known[calendar]);
        if (next < 0) Volatile.Write(ref known[calendar], next = Inputs.Set[calendar].Next(time));
        return next;
    }
}
