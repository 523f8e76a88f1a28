namespace MilestoneTracker.Reporting.People;

// What the style sheet of a page has in addition if the plan has people or features; without them the page is as it was.
internal static class PeopleStyle
{
    public static readonly string Sheet = LoadStyle.Panels + Text;

    private const string Text = """
        .notes{margin:0 0 14px;padding-left:1.2em;font-size:13.5px}
        .sub{margin:18px 0 4px}
        .people th:nth-child(1),.over th:nth-child(1){width:20%}
        .people th:nth-child(2),.people th:nth-child(3){width:15%}.people th:nth-child(4){width:10%}.people th:nth-child(5){width:14%}
        .over th:nth-child(2){width:26%}.over th:nth-child(3){width:16%}
        .people td div+div{margin-top:4px}
        .features{margin-top:4px;font-weight:400;font-size:12.5px}
        .features summary{margin-bottom:2px}
        .features ul{list-style:none;margin:0;padding:0}
        .features li{padding:1px 0}
        .features small{display:inline;color:var(--muted)}
        .features .i{width:13px;height:13px;vertical-align:-2px}
        .load-figure{margin-bottom:14px}
        @media print{
        .notes{font-size:7.5pt;margin-bottom:3pt}
        .people th:nth-child(6){width:auto}
        }

        """;
}
