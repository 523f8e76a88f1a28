using System.Buffers.Text;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Ledger.Events;

// Reads an event from its bytes, or throws with what is wrong: the counterpart of EventWriter. Keys are sorted, so reading is one pass;
// only the data is skipped first, because its type follows it.
//
// A context with the same bytes as that of the event before is the same object, which is the common case.
//
// Used by one thread at a time.
internal sealed class EventReader(EventTypes types)
{
    private const int Version = 1;
    private static readonly KeyOrder Envelope =
        new("actor", "correlation", "count", "data", "index", "log", "previous", "reason", "sequence", "time", "type", "typeVersion",
            "version");

    private LastContext _lastContext;
    private ChangeContext _context = ChangeContext.None;

    /// <summary>Reads one event.</summary>
    /// <param name="bytes">All bytes of the event.</param>
    /// <param name="expected">The sequence number that the event should have, for messages.</param>
    /// <param name="log">The identity of the log, as a JSON value.</param>
    /// <param name="previous">The hash of the event before it, as a JSON value.</param>
    public AuditEvent Read(ReadOnlySpan<byte> bytes, long expected, out JsonSlice log, out JsonSlice previous)
    {
        CanonicalJsonReader reader = new(bytes, expected);
        try
        {
            return Read(ref reader, out log, out previous);
        }
        catch (LedgerException) when (LaterVersion(bytes) is { } later)
        {
            throw new LedgerException(
                expected, FormattableString.Invariant(
                    $"its version is {later}; this version of the library knows versions up to {Version}.")
                + " Read it with the version of the library that wrote it, or a later one.");
        }
    }

    /// <summary>The identity of the log in an event that was read.</summary>
    /// <exception cref="LedgerException">The identity breaks a rule of names.</exception>
    public static string LogOf(ReadOnlySpan<byte> bytes, JsonSlice log, long sequence)
    {
        CanonicalJsonReader reader = new(bytes, sequence);
        try
        {
            return LogName.Checked(reader.TextOf(log)!, nameof(log));
        }
        catch (ArgumentException e)
        {
            throw reader.Refused(log.Start, e.Message, e);
        }
    }

    private AuditEvent Read(ref CanonicalJsonReader reader, out JsonSlice log, out JsonSlice previous)
    {
        reader.Key(Envelope, 0);
        JsonSlice actor = reader.OptionalText();
        reader.Key(Envelope, 1);
        JsonSlice correlation = reader.OptionalText();
        reader.Key(Envelope, 2);
        int count = (int)reader.Number(int.MaxValue);
        reader.Key(Envelope, 3);
        int data = reader.Place;
        reader.SkipObject();
        int dataEnd = reader.Place;
        reader.Key(Envelope, 4);
        int index = (int)reader.Number(count);
        reader.Key(Envelope, 5);
        log = reader.RawText();
        reader.Key(Envelope, 6);
        previous = reader.RawText();
        reader.Key(Envelope, 7);
        JsonSlice reason = reader.OptionalText();
        reader.Key(Envelope, 8);
        long sequence = reader.Number(EventWriter.MaximumNumber);
        reader.Key(Envelope, 9);
        DateTimeOffset time = Time(ref reader);
        reader.Key(Envelope, 10);
        int typePlace = reader.Place;
        ReadOnlySpan<byte> type = reader.Word();
        reader.Key(Envelope, 11);
        DataReader read = types.Find(type, reader.Number(EventWriter.MaximumNumber), out string? fault)
            ?? throw reader.Refused(typePlace, fault!, isOfLaterVersion: true);
        reader.Key(Envelope, 12);
        reader.Expect("1"u8);
        reader.EndObject(Envelope);
        reader.End();

        ChangeContext context = Context(ref reader, actor, correlation, reason);
        reader.Place = data;
        AuditData eventData = read(ref reader);
        if (reader.Place != dataEnd) throw reader.Refused(reader.Place, "the data of the event should have ended");
        return new AuditEvent(sequence, time, context, index, count, eventData);
    }

    private ChangeContext Context(ref CanonicalJsonReader reader, JsonSlice actor, JsonSlice correlation, JsonSlice reason)
    {
        if (_lastContext.IsSame(reader, actor, correlation, reason)) return _context;
        string? actorText = reader.TextOf(actor);
        string? correlationText = reader.TextOf(correlation);
        string? reasonText = reader.TextOf(reason);
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
            throw reader.Refused(broken.Start, "actor, correlation or reason breaks a rule. " + e.Message, e);
        }

        _lastContext = new LastContext(reader.Raw(actor).ToArray(), reader.Raw(correlation).ToArray(), reader.Raw(reason).ToArray());
        return _context;
    }

    private static DateTimeOffset Time(ref CanonicalJsonReader reader)
    {
        int place = reader.Place;
        return TimeBytes.TryParse(reader.Word(), out DateTimeOffset time)
            ? time : throw reader.Refused(place, "a time such as 2026-01-02T12:00:00.0000000Z was expected");
    }

    // In every version of the format, the version is the last key.
    private static long? LaterVersion(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> key = "\"version\":"u8;
        int place = bytes.LastIndexOf(key);
        if (place < 0 || !Utf8Parser.TryParse(bytes.Slice(place + key.Length), out long version, out int length)) return null;
        return version > Version && bytes.Slice(place + key.Length + length).SequenceEqual("}"u8) ? version : null;
    }

    private readonly struct LastContext(byte[]? actor, byte[] correlation, byte[] reason)
    {
        public bool IsSame(in CanonicalJsonReader reader, JsonSlice otherActor, JsonSlice otherCorrelation, JsonSlice otherReason) =>
            actor is not null && reader.Raw(otherActor).SequenceEqual(actor)
            && reader.Raw(otherCorrelation).SequenceEqual(correlation) && reader.Raw(otherReason).SequenceEqual(reason);
    }
}
