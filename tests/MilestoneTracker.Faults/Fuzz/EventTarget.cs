using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;

namespace MilestoneTracker.Faults.Fuzz;

// Inputs read as the event of one place. Guarantees of the reader that are checked: it throws nothing but LedgerException; what
// it refuses changes nothing, so that the same chain goes on; what it accepts is written again as exactly the same bytes,
// with the same hash and the same root, and another reader of JSON has nothing against it.
internal sealed class EventTarget(Seed seed)
{
    private const int OriginalEvery = 64;

    private LedgerChain _reader = seed.NewReader();
    private int _refused;

    /// <summary>Whether the input was accepted, and what did not hold.</summary>
    public bool Try(ReadOnlySpan<byte> input, out string? fault)
    {
        bool isAccepted = Read(input, out fault);
        if (isAccepted || fault is not null)
        {
            _reader = seed.NewReader();
            return isAccepted;
        }

        if (_reader.Size != seed.Before) fault = "a refused event has moved the chain on";
        else if (++_refused % OriginalEvery == 0 && seed.IsGood)
        {
            if (!Read(seed.Bytes, out fault) && fault is null) fault = "after refusals, the event that belongs there is refused too";
            _reader = seed.NewReader();
        }

        return false;
    }

    private bool Read(ReadOnlySpan<byte> input, out string? fault)
    {
        fault = null;
        AuditEvent read;
        try
        {
            read = _reader.Read(input);
        }
        catch (LedgerException e)
        {
            if (e.Sequence != seed.Before + 1 || e.Reason.Length == 0) fault = $"the refusal names event {e.Sequence}, and '{e.Reason}'";
            return false;
        }
        catch (Exception e)
        {
            fault = $"crash: {e}";
            return false;
        }

        try
        {
            fault = FindFault(read, input);
        }
        catch (Exception e)
        {
            fault = $"what was read cannot be written: {e}";
        }

        return true;
    }

    private string? FindFault(AuditEvent read, ReadOnlySpan<byte> input)
    {
        LedgerChain writer = seed.NewWriter(_reader.Identity!);
        if (!writer.Write(read).SequenceEqual(input)) return "accepted, and written again in another way";
        if (writer.Last != _reader.Last || writer.Root != _reader.Root) return "accepted with another hash or root than it is written with";
        return JsonTwin.FindFault(input);
    }
}
