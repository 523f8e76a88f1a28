using System.Globalization;
using MilestoneTracker.Faults.Plans;

namespace MilestoneTracker.Faults.Kill;

/// <summary>A change that was acknowledged, and the version that could be seen then; 0 where nobody looked.</summary>
internal sealed record Kept(Change Change, long Version)
{
    private const char Separator = '\u001C';

    public string ToLine() => Version.ToString(CultureInfo.InvariantCulture) + Separator + Change.ToLine();

    public static Kept Parse(string line)
    {
        int separator = line.IndexOf(Separator);
        return new Kept(
            Change.Parse(line[(separator + 1)..]), long.Parse(line.AsSpan(0, separator), NumberStyles.None, CultureInfo.InvariantCulture));
    }
}
