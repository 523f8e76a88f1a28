namespace MilestoneTracker.Risk;

/// <summary>One reason why a milestone is at risk.</summary>
/// <remarks>Immutable and safe from any thread. The chain is built when it is first read.</remarks>
public sealed class RiskFactor
{
    private readonly RiskWalk _walk;
    private readonly int _place;

    internal RiskFactor(RiskWalk walk, int place, RiskCode code) => (_walk, _place, Code) = (walk, place, code);

    /// <summary>What kind of reason.</summary>
    public RiskCode Code { get; }

    /// <summary>How much it weighs; each code has its one level.</summary>
    public RiskLevel Level => RiskRules.LevelOf(Code);

    /// <summary>The name of the milestone that causes it; the assessed one itself where the cause is its own.</summary>
    public string Cause => _walk.NameAt(_place);

    /// <summary>
    /// The way from the assessed milestone to the cause, both included, each name depending on the next: a shortest one, and of those the
    /// ordinally smallest. Empty where the milestone itself is the cause. The first read costs O(its length).
    /// </summary>
    public IReadOnlyList<string> Chain => field ??= _walk.ChainTo(_place);

    /// <summary>The factor in words, for people.</summary>
    public override string ToString() =>
        Chain.Count == 0 ? $"{Level}: {Code}" : $"{Level}: {Code} through {DependencyCycleException.InWords(Chain)}";
}
