namespace MilestoneTracker.Packages;

// What was looked at and what is wrong with it, told as it is found.
internal sealed class Findings(TextWriter output)
{
    private int _looked;
    private int _wrong;

    /// <summary>One thing that must hold.</summary>
    public void Expect(bool holds, string where, string otherwise)
    {
        _looked++;
        if (!holds) Add(where, otherwise);
    }

    public void Add(string where, string what)
    {
        _wrong++;
        output.WriteLine($"{where}: {what}");
    }

    public bool Finish()
    {
        output.WriteLine(FormattableString.Invariant($"{_looked} looked at, {_wrong} wrong"));
        return _looked > 0 && _wrong == 0;
    }
}
