using System.Collections.Concurrent;

namespace MilestoneTracker.Faults.Tamper;

/// <summary>How much was tampered with in each way, and whether it was reported. Safe from any thread.</summary>
internal sealed class Tampered(Findings findings)
{
    private readonly ConcurrentDictionary<string, long> _ways = new(StringComparer.Ordinal);
    private long _notReported;
    private readonly ConcurrentDictionary<string, long> _unused = new(StringComparer.Ordinal);

    public long Count => _ways.Values.Sum();

    /// <summary>Adds so many of one way, all of them reported but for those that were named.</summary>
    public void Add(string way, long count) => _ways.AddOrUpdate(way, count, (_, before) => before + count);

    public void NotReported(string what)
    {
        Interlocked.Increment(ref _notReported);
        findings.Add("not reported: " + what);
    }

    /// <summary>One more that is not reported because nothing is other than it was: bytes that mean nothing.</summary>
    public void Unused(string way) => _unused.AddOrUpdate(way, 1, (_, before) => before + 1);

    /// <summary>How much in each way.</summary>
    public string Ways => string.Join(", ", _ways.OrderBy(way => way.Key, StringComparer.Ordinal).Select(InWords));

    public override string ToString()
    {
        long unused = _unused.Values.Sum();
        long notReported = Interlocked.Read(ref _notReported);
        return FormattableString.Invariant(
            $"{Count} tampered, {Count - unused - notReported} reported, {unused} in bytes that mean nothing and the same is read, {notReported} not reported");
    }

    private string InWords(KeyValuePair<string, long> way) => _unused.TryGetValue(way.Key, out long unused)
        ? FormattableString.Invariant($"{way.Value} {way.Key} ({unused} mean nothing, the same is read)")
        : FormattableString.Invariant($"{way.Value} {way.Key}");
}
