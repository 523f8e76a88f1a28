using System.Buffers.Text;

namespace MilestoneTracker.Ledger.Events;

// A UTC time in the format of RFC 3339 with seven fraction digits, that is to the tick: 2026-01-02T12:00:00.0000000Z. No other form is
// accepted: no other number of digits, no offset, no second 60.
internal static class TimeBytes
{
    public const int Length = 28;

    private const string Pattern = "0000-00-00T00:00:00.0000000Z";

    public static void Write(DateTimeOffset time, Span<byte> bytes) => Utf8Formatter.TryFormat(time.UtcDateTime, bytes, out _, 'O');

    public static bool TryParse(ReadOnlySpan<byte> bytes, out DateTimeOffset time)
    {
        time = default;
        if (bytes.Length != Length) return false;
        for (int i = 0; i < Length; i++)
            if (Pattern[i] == '0' ? bytes[i] is < (byte)'0' or > (byte)'9' : bytes[i] != Pattern[i]) return false;
        int year = Number(bytes.Slice(0, 4));
        int month = Number(bytes.Slice(5, 2));
        int day = Number(bytes.Slice(8, 2));
        int hour = Number(bytes.Slice(11, 2));
        int minute = Number(bytes.Slice(14, 2));
        int second = Number(bytes.Slice(17, 2));
        if (year < 1 || month is < 1 or > 12
            || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return false;
        time = new DateTimeOffset(
            new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).AddTicks(Number(bytes.Slice(20, 7))));
        return true;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        int number = 0;
        foreach (byte digit in digits) number = (number * 10) + digit - '0';
        return number;
    }
}
