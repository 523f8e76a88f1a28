using MilestoneTracker.Exchange.DaysOff;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Formats;
using MilestoneTracker.Exchange.Formats.Detection;
using MilestoneTracker.Exchange.Formats.ICalendar;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Shaping;

namespace MilestoneTracker.Exchange;

/// <summary>Reads plans of other tools.</summary>
public static class PlanImport
{
    /// <summary>Reads a plan. The input is read once and forward, never sought and not closed; nothing that it names is opened. Time and
    /// memory are proportional to what is read, within <see cref="ImportOptions.Limits"/>.</summary>
    /// <param name="input">The input, from where it stands.</param>
    /// <param name="format">Its format.</param>
    /// <param name="options">How it is read and taken over.</param>
    /// <param name="cancellationToken">Ends the reading; it is looked at whenever more bytes are read.</param>
    /// <returns>What is to be taken over, and what could not be understood. Nothing is staged yet.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> or <paramref name="options"/> is <see
    /// langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options name an encoding or a role of a column that does not exist.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="format"/> is none of the formats.</exception>
    /// <exception cref="ImportRefusedException">The input is not readable as this format, or goes beyond a limit.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ImportedPlan Read(Stream input, ImportFormat format, ImportOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        IPlanReader reader = PlanReaders.For(format);
        using ByteSource source = new(input, options.Limits.Bytes, cancellationToken);
        Draft draft = new(options, new FindingLog(options.Limits.Findings));
        reader.Read(source, draft);
        cancellationToken.ThrowIfCancellationRequested();
        return Shaper.Shape(draft, format);
    }

    /// <summary>Reads the days off of a calendar: its events of whole days, such as holidays. The input is read as by <see
    /// cref="Read"/>.</summary>
    /// <param name="input">The calendar (iCalendar), from where it stands.</param>
    /// <param name="options">The limits; the other options have no effect.</param>
    /// <param name="cancellationToken">Ends the reading; it is looked at whenever more bytes are read.</param>
    /// <returns>The days, and what could not be taken as such.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> or <paramref name="options"/> is <see
    /// langword="null"/>.</exception>
    /// <exception cref="ImportRefusedException">The input is not a calendar, or goes beyond a limit.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ImportedDaysOff ReadDaysOff(Stream input, ImportOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        using ByteSource source = new(input, options.Limits.Bytes, cancellationToken);
        Draft draft = new(options, new FindingLog(options.Limits.Findings));
        DaysOffEntries entries = new(draft);
        new ICalendarReader().Read(source, draft, entries);
        return new ImportedDaysOff(entries.Days, draft.Findings.Frozen());
    }

    /// <summary>What format an input is in, by how it begins. Never throws.</summary>
    /// <param name="start">The first bytes of the input; 64 KiB are always enough, fewer may not be.</param>
    /// <returns>The format; <see langword="null"/> where the beginning does not say it. A table is recognized by its headings: a column of
    /// names or ids, alone, with one other that has a role, or with at least two others.</returns>
    public static ImportFormat? Detect(ReadOnlySpan<byte> start) => FormatDetection.Of(start);
}
