using System.Globalization;
using System.Text;

namespace MilestoneTracker.Benchmarks;

// How results are told: one line each, "verb what key=value key=value …", the same in every culture. A measurement whose
// answers are wrong is no measurement: it says so on the error stream and ends with exit code 1.
internal static class Result
{
    public static int Right => 0;

    public static void Print(string verb, string what, params ReadOnlySpan<(string Key, object Value)> figures)
    {
        StringBuilder line = new($"{verb} {what}");
        foreach ((string key, object value) in figures) line.Append(' ').Append(key).Append('=').Append(Text(value));
        Console.WriteLine(line.ToString());
    }

    public static int Wrong(string why)
    {
        Console.Error.WriteLine("Wrong answers, so the figures are worth nothing: " + why);
        return 1;
    }

    private static string Text(object value) => value switch
    {
        double number when Math.Abs(number) >= 1000 => number.ToString("0", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) >= 10 => number.ToString("0.0", CultureInfo.InvariantCulture),
        double number => number.ToString("0.000", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
