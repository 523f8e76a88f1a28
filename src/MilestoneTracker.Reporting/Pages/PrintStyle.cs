namespace MilestoneTracker.Reporting.Pages;

// A page on paper: dense and without controls, tables as tables however narrow the sheet is, bars as numbers, and long lists cut where the
// page says so (Page.OnPaper). Why each milestone is at risk is left to the causes of risk. Pictures are as wide as the sheet and at most
// a page high.
internal static class PrintStyle
{
    /// <summary>The number of causes and of changes on paper.</summary>
    public const int MaxEntries = 5;

    /// <summary>The number of rows of a table of what moved or of groups on paper.</summary>
    public const int MaxRows = 6;

    public static readonly string Sheet = $$"""
        @page{margin:9mm 10mm}
        @media print{
        body{background:#fff;font-size:8pt;line-height:1.3}
        header,main{max-width:none;padding:0}
        header{padding-bottom:4pt}
        nav,.skip,.filter,.fit,.where,details,.bar progress,.share,#risk .causes,.milestones .needed{display:none}
        .paper{display:block;color:var(--muted);margin:3pt 0 0}
        h1{font-size:16pt;margin-bottom:2pt}
        h2{font-size:10.5pt;margin-bottom:1pt}
        h3{font-size:8pt}
        small,.lead,caption,figcaption,.chain,.causes,.what p,.key,.tiles dt,.tiles dd,.reached,.lates,.answers dt,
        .answers dd{font-size:7.5pt;
        line-height:1.3}
        .lead,caption,figcaption{margin-bottom:3pt}
        section{break-inside:auto;padding:4pt 0 3pt}
        h2,thead,figcaption,caption{break-after:avoid}
        tr,.risks>li,.tiles,.answers>div,.scroll{break-inside:avoid}
        .tiles,.answers{gap:6pt;margin:3pt 0 5pt}
        .tiles{grid-template-columns:repeat(4,1fr)}
        .answers{grid-template-columns:repeat(3,1fr)}
        .answers p,.risks>li p{margin:2pt 0}
        .tiles>div,.answers>div{background:none;padding:3pt 6pt;border-radius:4pt}
        .tiles b,.answers b{font-size:11pt;margin:0}
        .key{gap:2pt 12pt;margin-top:3pt}
        .i{width:8.5pt;height:8.5pt;vertical-align:-1.5pt}
        .status .i,.level .i{margin-right:3pt}
        table{font-size:7pt;line-height:1.15}
        th,td{padding:1.2pt 8pt 1.2pt 0}
        thead th{font-size:7pt;padding-bottom:2pt}
        th small{display:inline;margin-left:4pt;font-size:6.5pt}
        .n{padding-right:12pt}
        .roll .by,.milestones .id,#risk .what p>:not(.level){display:none}
        #components,#owners,#impact,#progress{display:inline-block;width:48%;vertical-align:top;border:0}
        #components,#impact{margin-right:3%}#impact .reached{columns:2}
        .roll th:nth-child(1){width:40%}.roll th:nth-child(2){width:50pt}.roll th:nth-child(3){width:auto}.roll th:nth-child(5){width:44pt}
        .bar .num{white-space:nowrap}
        #dates-moved table{table-layout:auto}#dates-moved th,#dates-moved td{width:auto!important}
        #moved th:nth-child(1){width:28%}#moved th:nth-child(2){width:17%}#moved th:nth-child(3){width:27%}#moved th:nth-child(4){width:10%}
        .line,.milestones .field{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
        .line *,.milestones .field *{white-space:nowrap!important}
        .milestones th:nth-child(1){width:41%}.milestones th:nth-child(2){width:56pt}.milestones th:nth-child(3){width:98pt}
        .milestones th:nth-child(4){width:36pt}.milestones th:nth-child(7){width:13%}
        .risks>li{padding:2pt 0;grid-template-columns:minmax(120pt,2fr) 8fr;gap:2pt 12pt}
        .causes li{grid-template-columns:48pt 1fr;padding:0}
        #risk .risks{columns:3;column-gap:12pt}#risk .risks>li{display:block;break-inside:avoid}
        #risk .what{display:flex;gap:8pt;justify-content:space-between}
        .reached{columns:3}.reached li{padding:0 0 0 12pt;text-indent:-12pt}
        #causes .risks>li:nth-child(n+{{MaxEntries + 1}}),.changes tbody tr:nth-child(n+{{MaxEntries + 1}}),
        .moved tbody tr:nth-child(n+{{MaxRows + 1}}),.roll tbody tr:nth-child(n+{{MaxRows + 1}}){display:none}
        .scroll{overflow:visible;max-height:none;border:0;background:none}
        .scroll svg{max-width:100%;max-height:235mm;height:auto}
        .timeline-figure svg{max-height:120mm}
        *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        }

        """;
}
