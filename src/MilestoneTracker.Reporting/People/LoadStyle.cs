using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.People;

// The style sheet and the pattern of load charts, stand-alone and within a page.
internal static class LoadStyle
{
    /// <summary>The hatching of what is too much.</summary>
    public const string Patterns =
        "<defs><pattern id=\"load-hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
        + "<rect class=\"hatch-ground\" width=\"5\" height=\"5\"/><path class=\"hatch-line\" d=\"M1 0V5\"/></pattern></defs>\n";

    public static readonly string Panels =
        $".load text{{font-family:{PictureStyle.Fonts};white-space:pre;{Palette.Set("fill", "ink")};"
        + "font-variant-numeric:tabular-nums}\n"
        + ".load .who-row{font-size:12.5px;font-weight:600}\n"
        + $".load .when{{font-size:11px;{Palette.Set("fill", "muted")}}}\n"
        + ".load .end{text-anchor:end}\n"
        + ".load .legend .when{font-size:11.5px}\n"
        + $".load .date{{font-size:11.5px;{Palette.Set("fill", "muted")}}}\n"
        + $".load .date.late{{font-weight:600;{Palette.Set("fill", "high")}}}\n"
        + $".load .amount{{font-size:11px;font-weight:600;text-anchor:middle;{Palette.Set("fill", "high")}}}\n"
        + $".load .note{{font-size:12.5px;{Palette.Set("fill", "muted")}}}\n"
        + $".load .tick,.load .row-line{{fill:none;{Palette.Set("stroke", "hair")};stroke-width:1}}\n"
        + $".load .base-line{{fill:none;{Palette.Set("stroke", "edge")};stroke-width:1}}\n"
        + $".load .off{{{Palette.Set("fill", "track")}}}\n"
        + ".load .hit{fill:none;pointer-events:all}\n"
        + $".load .demand{{{Palette.Set("fill", "progress")};fill-opacity:.22;{Palette.Set("stroke", "progress")};stroke-width:1.5}}\n"
        + $".load .capacity{{fill:none;{Palette.Set("stroke", "ink")};stroke-width:2;stroke-dasharray:6 3}}\n"
        + $".load .excess{{fill:url(#load-hatch);{Palette.Set("stroke", "high")};stroke-width:1.75}}\n"
        + $".load .hatch-ground{{{Palette.Set("fill", "box")}}}\n"
        + $".load .hatch-line{{fill:none;{Palette.Set("stroke", "high")};stroke-width:1.5}}\n"
        + $".load .now path{{fill:none;{Palette.Set("stroke", "accent")};stroke-width:1.75;stroke-dasharray:6 3}}\n"
        + $".load .now text{{font-size:11px;font-weight:600;{Palette.Set("fill", "accent")}}}\n";

    /// <summary>For a stand-alone picture: the background and the title.</summary>
    public static readonly string Alone = Palette.Css + Panels
        + $".ground{{{Palette.Set("fill", "page")}}}\n"
        + ".load .title{font-size:20px;font-weight:650}\n";
}
