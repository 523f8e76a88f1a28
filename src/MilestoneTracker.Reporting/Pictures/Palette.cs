using System.Globalization;
using System.Text;

namespace MilestoneTracker.Reporting.Pictures;

// The colours of pictures and pages, for light and dark: after Okabe and Ito, "Color Universal Design" (2008), darkened or lightened
// until shapes have a contrast of at least 3 : 1 and text of 4.5 : 1 (WCAG 2.2, 1.4.3 and 1.4.11), and distinguishable in pairs with red
// or green colour blindness. Tests compute all of that. Colour is never the only sign.
internal static class Palette
{
    private const double Share = 0.09;

    public static readonly IReadOnlyList<Tint> All =
    [
        new("page", "#f6f7f9", "#0f1317"),
        new("box", "#ffffff", "#191f26"),
        new("ink", "#19212b", "#e8ecf1"),
        new("muted", "#566070", "#a2adbb"),
        new("hair", "#dce1e7", "#303944"),
        new("track", "#e6eaef", "#2b343e"),
        new("edge", "#7c8796", "#748091"),
        new("accent", "#0a5fa3", "#6cb4f5"),
        new("planned", "#7f8996", "#a4aebb"),
        new("progress", "#0072b2", "#4aa8e8"),
        new("blocked", "#b23a00", "#e8642a"),
        new("hold", "#bb8300", "#efb93c"),
        new("done", "#008f68", "#2fbf95"),
        new("cancelled", "#99398a", "#c768ad"),
        new("medium", "#bb8300", "#efb93c"),
        new("high", "#b23a00", "#e8642a"),
        new("critical", "#8c0d3c", "#ff9fb4"),
    ];

    /// <summary>The colours as CSS variables: light or dark as the reader's screen; light on paper.</summary>
    public static readonly string Css = ":root{color-scheme:light dark" + Variables(tint => tint.Light) + "}\n"
        + "@media screen and (prefers-color-scheme:dark){:root{" + Variables(tint => tint.Dark)[1..] + "}}\n";

    /// <summary>A declaration with the light colour, for programs that do not support variables, then with the variable.</summary>
    public static string Set(string property, string name) => $"{property}:{Light(name)};{property}:var(--{name})";

    /// <summary>The light colour itself, for output that other programs draw.</summary>
    public static string Light(string name) => All.First(tint => tint.Name == name).Light;

    /// <summary>A background of the same hue for dark text: white mixed with <see cref="Share"/> of the light colour.</summary>
    public static string Pale(string name)
    {
        int colour = int.Parse(Light(name).AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        int pale = 0;
        for (int shift = 16; shift >= 0; shift -= 8) pale |= (int)Math.Round(255 - (255 - ((colour >> shift) & 255)) * Share) << shift;
        return string.Create(CultureInfo.InvariantCulture, $"#{pale:x6}");
    }

    private static string Variables(Func<Tint, string> colour) =>
        All.Aggregate(new StringBuilder(), (css, tint) => css.Append(";--").Append(tint.Name).Append(':').Append(colour(tint))).ToString();

    internal sealed record Tint(string Name, string Light, string Dark);
}
