namespace MilestoneTracker.EveryRuntime;

// What was proved, told as it is found. Not supported is an outcome of its own: it is one of the typed error alone, it is told by name,
// and whoever reads the account knows which names to expect on which runtime.
internal sealed class Tally(TextWriter output)
{
    private int _passed;
    private int _failed;
    private int _skipped;
    private int _unsupported;

    /// <summary>One check; null where it holds.</summary>
    public void Add(string name, string? fault)
    {
        if (fault is null) _passed++;
        else _failed++;
        output.WriteLine(fault is null ? $"ok: {name}" : $"FAILED: {name}: {fault}");
    }

    public void Skip(string name, string reason)
    {
        _skipped++;
        output.WriteLine($"skipped: {name}: {reason}");
    }

    public void Add(string group, IEnumerable<Claim> claims)
    {
        int before = _passed;
        foreach (Claim claim in claims)
        {
            if (claim.Skipped is { } reason) Skip(claim.Name, reason);
            else Prove(claim);
        }

        output.WriteLine(FormattableString.Invariant($"{group}: {_passed - before} hold"));
    }

    public bool Finish()
    {
        output.WriteLine(
            FormattableString.Invariant($"{_passed} passed, {_failed} failed, {_skipped} skipped, {_unsupported} not supported here"));
        return _passed > 0 && _failed == 0;
    }

    private void Prove(Claim claim)
    {
        try
        {
            claim.Prove();
            _passed++;
        }
        catch (PlatformNotSupportedException e)
        {
            _unsupported++;
            output.WriteLine($"not supported here: {claim.Name}: {e.Message}");
        }
        catch (Exception e)
        {
            _failed++;
            output.WriteLine($"FAILED: {claim.Name}: {e}");
        }
    }
}
