using System.Buffers.Text;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Ledger.Events;

// An event from its bytes, or what is wrong with them: the mirror of EventWriter. The way is fixed by the sorted keys, so
// reading is one pass that compares and takes; only the data, whose type stands behind it, is passed over first.
//
// A context that is the same as that of the event before, byte for byte, is the same object: most are.
//
// For one thread at a time.
internal sealed class EventReader(EventTypes types)
{
    private const int Version = 1;
    private static readonly KeyOrder Envelope =
        new("actor", "correlation", "count", "data", "index", "log", "previous", "reason", "sequence", "time", "type", "typeVersion",
            "version");

    private LastContext _said;
    private ChangeContext _context = ChangeContext.None;

    /// <summary>Reads one event.</summary>
    /// <param name="bytes">Its bytes, all of them.</param>
    /// <param name="place">The sequence number that belongs there: for what is said where it cannot be read.</param>
    /// <param name="log">The identity of the log, as a value of JSON.</param>
    /// <param name="previous">The hash of the event before it, as a value of JSON.</param>
    public AuditEvent Read(ReadOnlySpan<byte> bytes, long place, out JsonSlice log, out JsonSlice previous)
    {
        CanonicalJsonReader cursor = new(bytes, place);
        try
        {
            return Read(ref cursor, out log, out previous);
        }
        catch (LedgerException) when (LaterVersion(bytes) is { } later)
        {
            throw new LedgerException(
                place, FormattableString.Invariant(
                $"its version is {later}, of which the latest that is known is {Version}. Read it with the version of the library that has written it, or a later one."));
        }
    }

    /// <summary>The identity of the log from an event that was read, or what is wrong with it.</summary>
    public static string LogOf(ReadOnlySpan<byte> bytes, JsonSlice log, long place)
    {
        CanonicalJsonReader cursor = new(bytes, place);
        try
        {
            return LogName.Checked(cursor.TextOf(log)!, nameof(log));
        }
        catch (ArgumentException e)
        {
            throw cursor.Refused(log.Start, e.Message, e);
        }
    }

    private AuditEvent Read(ref CanonicalJsonReader cursor, out JsonSlice log, out JsonSlice previous)
    {
        cursor.Key(Envelope, 0);
        JsonSlice actor = cursor.OptionalText();
        cursor.Key(Envelope, 1);
        JsonSlice correlation = cursor.OptionalText();
        cursor.Key(Envelope, 2);
        int count = (int)cursor.Number(int.MaxValue);
        cursor.Key(Envelope, 3);
        int data = cursor.Place;
        cursor.SkipObject();
        int dataEnd = cursor.Place;
        cursor.Key(Envelope, 4);
        int index = (int)cursor.Number(count);
        cursor.Key(Envelope, 5);
        log = cursor.RawText();
        cursor.Key(Envelope, 6);
        previous = cursor.RawText();
        cursor.Key(Envelope, 7);
        JsonSlice reason = cursor.OptionalText();
        cursor.Key(Envelope, 8);
        long sequence = cursor.Number(EventWriter.MaximumNumber);
        cursor.Key(Envelope, 9);
        DateTimeOffset time = Time(ref cursor);
        cursor.Key(Envelope, 10);
        int typePlace = cursor.Place;
        ReadOnlySpan<byte> type = cursor.Word();
        cursor.Key(Envelope, 11);
        DataReader read = types.Find(type, cursor.Number(EventWriter.MaximumNumber), out string? fault)
            ?? throw cursor.Refused(typePlace, fault!);
        cursor.Key(Envelope, 12);
        cursor.Expect("1"u8);
        cursor.EndObject(Envelope);
        cursor.End();

        ChangeContext context = Context(ref cursor, actor, correlation, reason);
        cursor.Place = data;
        AuditData happened = read(ref cursor);
        if (cursor.Place != dataEnd) throw cursor.Refused(cursor.Place, "the data of the event has ended before");
        return new AuditEvent(sequence, time, context, index, count, happened);
    }

    private ChangeContext Context(ref CanonicalJsonReader cursor, JsonSlice actor, JsonSlice correlation, JsonSlice reason)
    {
        if (_said.IsSame(cursor, actor, correlation, reason)) return _context;
        string? actorText = cursor.TextOf(actor);
        string? correlationText = cursor.TextOf(correlation);
        string? reasonText = cursor.TextOf(reason);
        try
        {
            _context = actorText is null && correlationText is null && reasonText is null
                ? ChangeContext.None
                : new ChangeContext { Actor = actorText, CorrelationId = correlationText, Reason = reasonText };
        }
        catch (ArgumentException e)
        {
            JsonSlice broken = e.ParamName switch
            {
                nameof(ChangeContext.Actor) => actor,
                nameof(ChangeContext.CorrelationId) => correlation,
                _ => reason,
            };
            throw cursor.Refused(broken.Start, "actor, correlation or reason breaks a rule. " + e.Message, e);
        }

        _said = new LastContext(cursor.Raw(actor).ToArray(), cursor.Raw(correlation).ToArray(), cursor.Raw(reason).ToArray());
        return _context;
    }

    private static DateTimeOffset Time(ref CanonicalJsonReader cursor)
    {
        int place = cursor.Place;
        return TimeBytes.TryParse(cursor.Word(), out DateTimeOffset time)
            ? time : throw cursor.Refused(place, "a time such as 2026-01-02T12:00:00.0000000Z was expected");
    }

    // Whatever a later version looks like, its version is the last of its keys: that much of the form is for ever.
    private static long? LaterVersion(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> key = "\"version\":"u8;
        int place = bytes.LastIndexOf(key);
        if (place < 0 || !Utf8Parser.TryParse(bytes.Slice(place + key.Length), out long version, out int length)) return null;
        return version > Version && bytes.Slice(place + key.Length + length).SequenceEqual("}"u8) ? version : null;
    }

    private readonly struct LastContext(byte[]? actor, byte[] correlation, byte[] reason)
    {
        public bool IsSame(in CanonicalJsonReader cursor, JsonSlice otherActor, JsonSlice otherCorrelation, JsonSlice otherReason) =>
            actor is not null && cursor.Raw(otherActor).SequenceEqual(actor)
            && cursor.Raw(otherCorrelation).SequenceEqual(correlation) && cursor.Raw(otherReason).SequenceEqual(reason);
    }
}
