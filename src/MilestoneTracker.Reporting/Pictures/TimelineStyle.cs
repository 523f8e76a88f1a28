namespace MilestoneTracker.Reporting.Pictures;

// The style sheet and the patterns of timelines, stand-alone and within a page.
internal static class TimelineStyle
{
    /// <summary>The hatching of what is critical, and of days off.</summary>
    public const string Patterns =
        "<defs><pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
        + "<rect class=\"hatch-ground\" width=\"5\" height=\"5\"/><path class=\"hatch-line\" d=\"M1 0V5\"/></pattern></defs>\n";

    public static readonly string Rows =
        $".timeline text{{font-family:{PictureStyle.Fonts};white-space:pre;{Palette.Set("fill", "ink")};"
        + "font-variant-numeric:tabular-nums}\n"
        + ".timeline .who-row{font-size:12.5px}\n"
        + $".timeline .when{{font-size:11px;{Palette.Set("fill", "muted")}}}\n"
        + ".timeline .legend .when{font-size:11.5px}\n"
        + $".timeline .date{{font-size:11.5px;{Palette.Set("fill", "muted")}}}\n"
        + $".timeline .date.late{{font-weight:600;{Palette.Set("fill", "high")}}}\n"
        + $".timeline .note{{font-size:12.5px;{Palette.Set("fill", "muted")}}}\n"
        + $".timeline .tick,.timeline .row-line{{fill:none;{Palette.Set("stroke", "hair")};stroke-width:1}}\n"
        + $".timeline .off{{{Palette.Set("fill", "track")}}}\n"
        + ".timeline .hit{fill:none;pointer-events:all}\n"
        + $".timeline .past{{{Palette.Set("fill", "done")};{Palette.Set("stroke", "done")}}}\n"
        + $".timeline .begun{{{Palette.Set("fill", "progress")}}}\n"
        + $".timeline .left{{{Palette.Set("fill", "box")};{Palette.Set("stroke", "progress")};stroke-width:1.5}}\n"
        + $".timeline .must .left{{fill:url(#hatch);{Palette.Set("stroke", "ink")};stroke-width:1.75}}\n"
        + $".timeline .hatch-ground{{{Palette.Set("fill", "box")}}}\n"
        + $".timeline .hatch-line{{fill:none;{Palette.Set("stroke", "ink")};stroke-width:1.25}}\n"
        + $".timeline .over{{fill:none;{Palette.Set("stroke", "high")};stroke-width:2;stroke-dasharray:2 3}}\n"
        + $".timeline .promise{{{Palette.Set("fill", "ink")};{Palette.Set("stroke", "box")};stroke-width:.75}}\n"
        + $".timeline .promise.missed{{{Palette.Set("fill", "high")}}}\n"
        + $".timeline .promise-line{{fill:none;{Palette.Set("stroke", "ink")};stroke-width:1}}\n"
        + $".timeline .drive{{fill:none;{Palette.Set("stroke", "edge")};stroke-width:1.25}}\n"
        + $".timeline .now path{{fill:none;{Palette.Set("stroke", "accent")};stroke-width:1.75;stroke-dasharray:6 3}}\n"
        + $".timeline .now text{{font-size:11px;font-weight:600;text-anchor:middle;{Palette.Set("fill", "accent")}}}\n"
        + $".timeline .row:hover .who-row{{{Palette.Set("fill", "accent")}}}\n";

    /// <summary>For a stand-alone picture: the background and the title.</summary>
    public static readonly string Alone = Palette.Css + StatusIcons.Css + Rows
        + $".ground{{{Palette.Set("fill", "page")}}}\n"
        + ".timeline .title{font-size:20px;font-weight:650}\n";
}
