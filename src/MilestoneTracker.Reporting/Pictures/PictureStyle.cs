namespace MilestoneTracker.Reporting.Pictures;

// The style sheet of pictures, stand-alone and within a page.
internal static class PictureStyle
{
    public const string Fonts = "system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,\"Noto Sans\",sans-serif";

    /// <summary>For the boxes and arrows.</summary>
    public static readonly string Graph =
        $".graph text{{font-family:{Fonts};white-space:pre;{Palette.Set("fill", "ink")};font-variant-numeric:tabular-nums}}\n"
        + $".graph .box{{{Palette.Set("fill", "box")};{Palette.Set("stroke", "hair")};stroke-width:1}}\n"
        + $".graph .high>.box,.graph .critical>.box{{stroke:currentColor;stroke-width:1.5}}\n"
        + $".graph .finished>.box{{{Palette.Set("fill", "page")}}}\n"
        + $".graph .finished>.name{{font-weight:400;{Palette.Set("fill", "muted")}}}\n"
        + ".graph .name{font-size:13px;font-weight:600}\n"
        + ".graph .group-name{font-size:13.5px}\n"
        + $".graph .word{{font-size:11.5px;{Palette.Set("fill", "muted")}}}\n"
        + ".graph .percent{font-size:11.5px;font-weight:600;text-anchor:end}\n"
        + $".graph .components{{font-size:10.5px;{Palette.Set("fill", "muted")}}}\n"
        + $".graph .note{{font-size:12.5px;{Palette.Set("fill", "muted")}}}\n"
        + ".graph .end{text-anchor:end}\n"
        + ".graph .risk{font-size:10.5px;font-weight:600}\n"
        + $".graph .track{{{Palette.Set("fill", "track")}}}\n"
        + ".fill{fill:currentColor}\n"
        + $".graph .edge{{fill:none;{Palette.Set("stroke", "edge")};stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}}\n"
        + ".graph .more{stroke-width:2}\n.graph .most{stroke-width:2.75}\n"
        + ".graph .met{stroke-width:1;stroke-opacity:.75}\n"
        + $".graph .edge:hover,.graph .near.edge{{{Palette.Set("stroke", "accent")};stroke-width:2.5;stroke-opacity:1}}\n"
        + $".graph .node:hover>.box,.graph .near>.box{{{Palette.Set("stroke", "accent")};stroke-width:2}}\n";

    /// <summary>For a stand-alone picture: the background and the texts around the graph.</summary>
    public static readonly string Alone = Palette.Css + StatusIcons.Css + Graph
        + $".ground{{{Palette.Set("fill", "page")}}}\n"
        + ".graph .title{font-size:20px;font-weight:650}\n";
}
