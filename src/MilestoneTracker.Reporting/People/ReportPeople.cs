using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Features;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Resources;
using MilestoneTracker.Reporting.Dates;

namespace MilestoneTracker.Reporting.People;

// What a report says about people and features, each part computed on first use: loads and levelled dates of a plan with dates and
// resources, features of any plan that has some. Levelling is the one pass unless the options ask for a search.
internal sealed class ReportPeople
{
    private static readonly LevellingOptions OnePass = new();

    private readonly Func<CancellationToken, Schedule?> _schedule;
    private readonly LazyPart<LevelledSchedule> _levelled;
    private readonly LazyPart<PlanLoad> _load;
    private readonly LazyPart<IReadOnlyList<LevelledRow>> _rows;
    private readonly LazyPart<IReadOnlyList<Sentence>> _notes;
    private readonly LazyPart<ILookup<string, Feature>> _features;
    private readonly LazyPart<IReadOnlyList<Sentence>> _featureNotes;

    /// <param name="plan">The plan.</param>
    /// <param name="options">The options.</param>
    /// <param name="schedule">The schedule of the report; <see langword="null"/> without dates.</param>
    /// <param name="milestones">The milestones in scope.</param>
    public ReportPeople(
        RegistrySnapshot plan, PlanReportOptions options, Func<CancellationToken, Schedule?> schedule,
        Func<CancellationToken, IReadOnlyList<ReportedMilestone>> milestones)
    {
        HasResources = plan.GetRecords(ResourceKeys.Collection).Count > 0;
        HasFeatures = plan.GetRecords(FeatureKeys.Collection).Count > 0;
        _schedule = schedule;
        LevellingOptions settings = Copy(options.Levelling ?? OnePass);
        _levelled = new(token =>
        {
            LevelledSchedule levelled = LevelledSchedule.Compute(schedule(token)!, settings, token);
            token.ThrowIfCancellationRequested(); // a search gives the best until then, which is not what was asked for
            return levelled;
        });
        _load = new(token => new PlanLoad(schedule(token)!, token));
        _rows = new(token => LevelledRows.Of(_levelled.Get(token), milestones(token), token));
        _notes = new(token => PeopleNotes.Of(_levelled.Get(token), token));
        _features = new(_ => FeatureFields.OfPlan(plan).ToLookup(feature => feature.Milestone, StringComparer.Ordinal));
        _featureNotes = new(_ => PeopleNotes.OfFeatures(plan));
    }

    /// <summary>Whether the plan has resources.</summary>
    public bool HasResources { get; }

    /// <summary>Whether the plan has features.</summary>
    public bool HasFeatures { get; }

    /// <summary>Whether there are loads and levelled dates.</summary>
    public bool HasLoad => HasResources && _schedule(CancellationToken.None) is not null;

    /// <summary>Whether there is any of it.</summary>
    public bool IsAny => HasFeatures || HasLoad;

    /// <summary>The dates with the people available; <see langword="null"/> without resources or dates.</summary>
    public LevelledSchedule? Levelled => HasLoad ? _levelled.Get() : null;

    /// <summary>Who is asked for how much; <see langword="null"/> without resources or dates.</summary>
    public PlanLoad? Load => HasLoad ? _load.Get() : null;

    /// <summary>The milestones in scope that are later with the people available.</summary>
    public IReadOnlyList<LevelledRow> Rows => HasLoad ? _rows.Get() : [];

    /// <summary>What to know before relying on that.</summary>
    public IReadOnlyList<Sentence> Notes => HasLoad ? _notes.Get() : [];

    /// <summary>What is wrong with features.</summary>
    public IReadOnlyList<Sentence> FeatureNotes => HasFeatures ? _featureNotes.Get() : [];

    /// <summary>The features of a milestone, in ordinal order.</summary>
    public IReadOnlyList<Feature> FeaturesOf(string milestone) => HasFeatures ? [.. _features.Get()[milestone]] : [];

    /// <summary>Computes what a format shows.</summary>
    public void Compute(ReportFormat format, CancellationToken cancellationToken)
    {
        bool isWhole = format is ReportFormat.Html or ReportFormat.Markdown or ReportFormat.Json;
        if (HasFeatures && isWhole)
        {
            _features.Get(cancellationToken);
            _featureNotes.Get(cancellationToken);
        }

        if (!HasResources || !(isWhole || format is ReportFormat.Csv or ReportFormat.Load)) return;
        if (_schedule(cancellationToken) is null) return;
        if (format != ReportFormat.Csv) _load.Get(cancellationToken);
        if (format == ReportFormat.Load) return;
        _ = _levelled.Get(cancellationToken).Waits;
        if (!isWhole) return;
        _rows.Get(cancellationToken);
        _notes.Get(cancellationToken);
    }

    private static LevellingOptions Copy(LevellingOptions options) =>
        new() { Schedules = options.Schedules, Seed = options.Seed, Threads = options.Threads, Progress = options.Progress };
}
