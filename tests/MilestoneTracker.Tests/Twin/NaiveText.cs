using System.Text;

namespace MilestoneTracker.Tests.Twin;

/// <summary>The rules of names, from the contract's lists.</summary>
internal static class NaiveText
{
    private static readonly int[] Bidirectional = [0x061C, 0x200E, 0x200F, .. Enumerable.Range(0x202A, 5), .. Enumerable.Range(0x2066, 4)];

    private static readonly int[] WhiteSpace =
        [.. Enumerable.Range(0x0009, 5), 0x0020, 0x0085, 0x00A0, 0x1680, .. Enumerable.Range(0x2000, 11), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000];

    public static string? Refusal(string? name, string parameter) =>
        name is null ? $"null: {parameter}" : IsName(name) ? null : $"bad argument: {parameter}";

    public static bool IsName(string name) =>
        name.Length is >= 1 and <= 256
        && !WhiteSpace.Contains(name[0]) && !WhiteSpace.Contains(name[^1])
        && !name.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029' || Bidirectional.Contains(c))
        && IsWellFormed(name);

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
