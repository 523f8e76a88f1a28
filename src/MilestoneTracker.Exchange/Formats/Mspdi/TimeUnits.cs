namespace MilestoneTracker.Exchange.Formats.Mspdi;

// The numbers by which Microsoft Project says in which unit a duration or a lag was typed; 32 more where it is an estimate.
internal static class TimeUnits
{
    public static bool IsElapsed(long? format) => Plain(format) is 4 or 6 or 8 or 10 or 12 or 20;

    public static bool IsPercent(long? format) => Plain(format) is 19 or 20;

    private static long Plain(long? format) => format is >= 35 and <= 52 ? format.Value - 32 : format ?? 7;
}
