using System.Text;
using System.Text.RegularExpressions;

namespace MilestoneTracker.TestSupport.Twin;

/// <summary>The rules of names, keys and values, from the contract's lists.</summary>
internal static class NaiveText
{
    private static readonly int[] Bidirectional = [0x061C, 0x200E, 0x200F, .. Enumerable.Range(0x202A, 5), .. Enumerable.Range(0x2066, 4)];

    private static readonly int[] WhiteSpace =
        [.. Enumerable.Range(0x0009, 5), 0x0020, 0x0085, 0x00A0, 0x1680, .. Enumerable.Range(0x2000, 11), 0x2028, 0x2029, 0x202F, 0x205F,
            0x3000];

    public static string? Refusal(string? name, string parameter) =>
        name is null ? $"null: {parameter}" : IsName(name) ? null : $"bad argument: {parameter}";

    public static bool IsName(string name) =>
        name.Length is >= 1 and <= 256
        && !WhiteSpace.Contains(name[0]) && !WhiteSpace.Contains(name[^1])
        && !name.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029' || Bidirectional.Contains(c))
        && IsWellFormed(name);

    public static string? RefusalOfKey(string? key, string parameter) =>
        key is null ? $"null: {parameter}" : IsKey(key) ? null : $"bad argument: {parameter}";

    public static bool IsKey(string key) => Regex.IsMatch(key, @"\A[a-z][a-z0-9.-]{0,63}\z");

    public static string? RefusalOfValue(string? value) => value is null || IsValue(value) ? null : "bad argument: value";

    public static bool IsValue(string value) =>
        value.Length is >= 1 and <= 4096
        && !value.Any(c => (char.IsControl(c) && c is not ('\n' or '\t')) || c is '\u2028' or '\u2029' || Bidirectional.Contains(c))
        && IsWellFormed(value);

    /// <summary>Whether a value says what the two keys that count may say.</summary>
    public static bool IsCounted(string key, string? value) => value is null || key switch
    {
        "progress" => Regex.IsMatch(value, @"\A(0|1|0\.[0-9]{0,5}[1-9])\z"),
        "weight" => Regex.IsMatch(value, @"\A([1-9][0-9]{0,2}|1000)\z"),
        _ => true,
    };

    private static bool IsWellFormed(string name)
    {
        UTF8Encoding strict = new(false, throwOnInvalidBytes: true);
        try
        {
            return strict.GetByteCount(name) > 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
