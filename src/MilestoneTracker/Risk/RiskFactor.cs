namespace MilestoneTracker.Risk;

/// <summary>One reason why a milestone is at risk.</summary>
/// <remarks>Immutable and safe from any thread. The chain is built when it is first read.</remarks>
public sealed class RiskFactor
{
    private readonly RiskWalk _walk;
    private readonly int _place;

    internal RiskFactor(RiskWalk walk, int place, RiskCode code) => (_walk, _place, Code) = (walk, place, code);

    /// <summary>The kind of reason.</summary>
    public RiskCode Code { get; }

    /// <summary>The level; each code has one fixed level.</summary>
    public RiskLevel Level => RiskRules.LevelOf(Code);

    /// <summary>The name of the milestone that is the cause: the assessed milestone itself, or one that it needs.</summary>
    public string Cause => _walk.NameAt(_place);

    /// <summary>The path from the assessed milestone to the cause, both included, each name depending on the next: a shortest path, and
    /// of these the ordinally smallest. Empty if the milestone itself is the cause. The first read costs O(its length).</summary>
    public IReadOnlyList<string> Chain => field ??= _walk.ChainTo(_place);

    /// <summary>A description of the factor, for people.</summary>
    public override string ToString() =>
        Chain.Count == 0 ? $"{Level}: {Code}" : $"{Level}: {Code} through {DependencyCycleException.InWords(Chain)}";
}
