using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Pages;

// What the style sheet of a page has in addition if the report has dates; without them the page is as it was.
internal static class DatesStyle
{
    public static readonly string Sheet = Style.Screen + TimelineStyle.Rows + Text + PrintStyle.Sheet;

    private const string Text = """
        .answers{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(300px,100%),1fr));gap:12px;margin:10px 0 0}
        .answers>div{background:var(--box);border:1px solid var(--hair);border-radius:10px;padding:14px 18px}
        .answers dt{font-size:13px;color:var(--muted)}
        .answers dd{margin:0;font-size:13.5px}
        .answers b{display:block;font-size:19px;line-height:1.35;font-weight:650;letter-spacing:-.01em;margin-bottom:4px}
        .answers dd span{color:inherit}
        .answers p,.risks>li p{margin:4px 0}
        .lates{list-style:none;margin:6px 0;padding:0;font-size:13.5px}
        .lates li{padding:1px 0}
        .dates th:nth-child(n),.dates td:nth-child(n){width:auto}
        .dates th:nth-child(1){width:30%}
        @media screen and (max-width:760px){
        .moved td[data-of]:nth-child(n)::before{content:attr(data-of)}
        }

        """;
}
