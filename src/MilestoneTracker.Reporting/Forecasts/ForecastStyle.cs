using MilestoneTracker.Reporting.Pages;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Forecasts;

// What the style sheet of a page has in addition if the report has a simulation, a trend or a baseline; without them the page is as it was.
internal static class ForecastStyle
{
    /// <summary>The bar of a baseline in a timeline.</summary>
    public static readonly string Baseline =
        $".timeline .base{{fill:none;{Palette.Set("stroke", "muted")};stroke-width:1}}\n";

    public static readonly string Sheet = DatesStyle.Sheet + Baseline + Text;

    private const string Text = """
        .finish-figure .key li,.trend-figure .key li{align-items:baseline;flex-basis:100%}
        .finish-curve .share-of{stroke:var(--progress);stroke-width:3}
        .mark{fill:none;stroke:var(--ink);stroke-width:1.5}
        .mark.p50{stroke-dasharray:7 4}
        .mark.p80{stroke-width:2.5}
        .mark.forecast{stroke:var(--muted);stroke-dasharray:2 3}
        .mark.target{stroke:var(--high);stroke-dasharray:9 3 2 3}
        .burn-up .mark-label{fill:var(--ink);font-weight:600}
        .sub{margin:18px 0 4px}
        .drivers .pull{display:block}
        .drivers .pull rect{fill:var(--progress)}
        .drivers td:nth-child(2){width:44%}
        .drivers td:nth-child(2) .num{display:block;text-align:center}
        .trend-grid{display:flex}
        .trend-scale{flex:none}
        .trend-grid .trend{flex:1;min-width:0}
        .on-the-day{stroke:var(--edge);stroke-width:1.25;stroke-dasharray:1 4}
        .trend-line{stroke:var(--ink);stroke-width:1.75}
        .dash-0{stroke-width:2.5}.dash-1{stroke-dasharray:8 4}.dash-2{stroke-dasharray:3 3}
        .dash-3{stroke-dasharray:10 3 2 3}.dash-4{stroke-dasharray:14 5}.dash-5{stroke-dasharray:6 2 2 2 2 2}
        .trend-mark path{fill:var(--box);stroke:var(--ink);stroke-width:1.5}
        .trends{font-size:13px;width:auto}
        .trends th,.trends td{white-space:nowrap;padding:6px 12px}
        .trends thead th{white-space:normal}
        @media (max-width:760px){
        .trends thead{position:static;width:auto;height:auto;overflow:visible;clip-path:none}
        .drivers td:nth-child(2) .num{text-align:left}
        }
        @media print{
        .finish-figure,.trend-figure{break-inside:avoid}
        }

        """;
}
