using System.Globalization;

namespace MilestoneTracker.Planning.Fields;

// The value of a field baseline-NAME: a sequence number of the log, which cannot lie behind the version that has the field.
internal static class BaselineText
{
    public const string Rule = "A baseline is a sequence number of the log: a whole number from 1 to the last, without zeros at its start.";

    private const int MostDigits = 18;

    public static bool TryParse(string text, out long sequence)
    {
        sequence = 0;
        return text.Length is >= 1 and <= MostDigits && text[0] != '0'
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out sequence);
    }
}
