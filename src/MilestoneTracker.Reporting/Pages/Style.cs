using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Pages;

// The style sheet of a page: the colours and the style of the pictures, and the rest of the page. Phones show rows as cards; paper has a
// style of its own (PrintStyle).
internal static class Style
{
    public static readonly string Screen = "\n" + Palette.Css + StatusIcons.Css + PictureStyle.Graph
        + Text.Replace("FONTS", PictureStyle.Fonts, StringComparison.Ordinal);

    public static readonly string Sheet = Screen + PrintStyle.Sheet;

    private const string Text = """
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;scroll-padding-top:3.5rem}
        body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 FONTS;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
        header,nav ul,main{max-width:1240px;margin:0 auto;padding:0 clamp(16px,3vw,32px)}
        header{padding-top:clamp(24px,4vw,44px);padding-bottom:12px}
        h1{font-size:clamp(26px,4vw,36px);line-height:1.15;letter-spacing:-.015em;margin:0 0 6px;font-weight:700;white-space:pre-wrap}
        h2{font-size:20px;line-height:1.3;letter-spacing:-.01em;margin:0 0 6px;font-weight:650}
        h3{font-size:15px;margin:0;font-weight:600}
        bdi{white-space:pre-wrap}
        small{font-size:12.5px;color:var(--muted)}
        .meta,.lead,caption,figcaption,.empty{color:var(--muted);margin:0}
        .lead,caption,figcaption{font-size:13.5px;margin-bottom:14px}
        .more,.none,.since,.last,dd span{color:var(--muted)}
        section{padding:28px 0 20px}
        section,header{overflow-x:clip}
        section+section{border-top:1px solid var(--hair)}
        a{color:inherit}
        a.name{text-decoration:underline;text-decoration-color:transparent;text-underline-offset:2px}
        a.name:hover,a.name:focus-visible{text-decoration-color:currentColor;color:var(--accent)}
        :focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
        main:focus{outline:none}
        .skip{position:absolute;left:-9999px;top:0;padding:10px 16px;background:var(--box);color:var(--accent);z-index:3}
        .skip:focus{left:8px;top:8px}
        .symbols{position:absolute}
        nav{position:sticky;top:0;z-index:2;background:var(--page);border-bottom:1px solid var(--hair)}
        nav ul{display:flex;gap:22px;list-style:none;overflow-x:auto;scrollbar-width:none}
        nav a{display:block;padding:10px 0;font-size:13.5px;color:var(--muted);text-decoration:none;white-space:nowrap}
        nav a:hover{color:var(--ink)}
        .i{width:16px;height:16px;flex:none;vertical-align:-3px}
        .status,.level{white-space:nowrap}
        .status .i,.level .i{margin-right:6px}
        .same{color:var(--muted);font-weight:400}.same .level,.same .num{font-weight:400}
        .level-none{color:var(--muted)}
        .level-high,.level-critical{font-weight:600}
        .num{font-weight:600;white-space:nowrap}
        .arrow{color:var(--muted);margin:0 2px}
        .chain{font-size:13px;color:var(--muted)}
        .who{font-weight:500;color:var(--ink)}
        .who+.why::before{content:"— "}
        .why{white-space:pre-line}
        .tag{font-size:11.5px;font-weight:600;padding:1px 7px;border:1px solid var(--edge);border-radius:9px;white-space:nowrap}
        .bar{display:grid;gap:3px}
        .bar .num{white-space:normal}
        progress{appearance:none;flex:1;width:100%;min-width:48px;height:6px;border:0;border-radius:3px;overflow:hidden;
        background:var(--track)}
        progress::-webkit-progress-bar{background:var(--track)}
        progress::-webkit-progress-value{background:currentColor;border-radius:3px}
        progress::-moz-progress-bar{background:currentColor;border-radius:3px}
        .share{display:block;border-radius:3px;overflow:hidden}
        .share .fill{stroke:var(--page);stroke-width:1.5}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(230px,100%),1fr));gap:12px;margin:10px 0 20px}
        .tiles>div{background:var(--box);border:1px solid var(--hair);border-radius:10px;padding:14px 18px}
        .tiles dt{font-size:13px;color:var(--muted)}
        .tiles dd{margin:0;font-size:13px;display:flex;flex-wrap:wrap;align-items:baseline;gap:0 8px}
        .tiles b{font-size:30px;line-height:1.25;font-weight:650;letter-spacing:-.02em}
        .key{display:flex;flex-wrap:wrap;gap:6px 22px;list-style:none;margin:12px 0 0;padding:0;font-size:14px}
        .key li{display:flex;align-items:center;gap:7px}
        table{border-collapse:collapse;width:100%;font-size:13.5px;line-height:1.45}
        caption{text-align:left}
        th,td{text-align:left;vertical-align:top;padding:9px 14px 9px 0;border-top:1px solid var(--hair);font-weight:400}
        th:last-child,td:last-child{padding-right:0}
        thead th{border-top:0;padding-top:2px;padding-bottom:7px;font-size:12.5px;font-weight:600;color:var(--muted);white-space:nowrap}
        tbody th{font-weight:600}
        tfoot th,tfoot td{border-top:2px solid var(--hair);font-weight:600}
        th small{display:block;font-weight:400}
        .n{text-align:right;padding-right:22px}
        tr:target{background:color-mix(in srgb,var(--accent) 12%,transparent)}
        .roll,.moved,.milestones,.changes{table-layout:fixed}
        .roll th,.roll td,.moved th,.moved td,.milestones th,.milestones td,.changes td,.risks>li>*,.reached li{overflow:clip}
        .roll th:nth-child(1){width:24%}.roll th:nth-child(2){width:104px}.roll th:nth-child(3){width:22%}.roll th:nth-child(5){width:84px}
        .roll .by small{display:block;margin-top:4px;font-weight:400}.roll .by .share{margin-top:6px}
        .moved th:nth-child(1){width:23%}.moved th:nth-child(2){width:19%}.moved th:nth-child(3){width:24%}.moved th:nth-child(4){width:14%}
        .moved .num{white-space:normal}
        .fields{list-style:none;margin:12px 0 0;padding:0;font-size:13.5px}
        .milestones th:nth-child(1){width:20%}.milestones th:nth-child(2){width:122px}.milestones th:nth-child(3){width:152px}
        .milestones th:nth-child(4){width:92px}.milestones th:nth-child(7){width:22%}
        .wide th:nth-child(1){width:17%}.wide th:nth-child(2){width:108px}.wide th:nth-child(3){width:124px}
        .wide th:nth-child(4){width:86px}.wide th:nth-child(7){width:14%}
        .wide thead th{white-space:normal}
        .changes th:nth-child(1),.points th:nth-child(1){width:9em}.changes th:nth-child(3){width:42%}
        .points{max-width:520px}
        time,.changes td:first-child{white-space:nowrap}
        .risks,.causes,.reached{list-style:none;margin:0;padding:0}
        .risks>li{display:grid;grid-template-columns:minmax(220px,3fr) 8fr;gap:4px 28px;padding:12px 0;border-top:1px solid var(--hair)}
        .what p{display:flex;flex-wrap:wrap;gap:2px 14px;margin:3px 0 0;font-size:13px}
        .causes{font-size:13.5px}
        .causes li{display:grid;grid-template-columns:84px 1fr;gap:2px 10px;padding:2px 0}
        .causes .level{align-self:start}
        ul.causes>.more{padding-left:94px;display:block}
        .reached{columns:250px;column-gap:28px;font-size:13.5px}
        .reached li{padding:3px 0 3px 23px;text-indent:-23px;break-inside:avoid}
        .reached .i{margin-right:7px}
        figure{margin:0}
        .graph-figure{position:relative}
        .scroll{overflow:auto;background:var(--page);border:1px solid var(--hair);border-radius:10px}
        .scroll svg{display:block}
        .tall{max-height:88vh}
        .where{margin:0 0 8px;font-size:13px;color:var(--muted)}
        .fitted svg{width:100%;height:auto}
        .fit,.filter input,.filter select{font:inherit;font-size:13px;color:var(--ink);background:var(--box);border:1px solid var(--edge);
        border-radius:7px;padding:5px 11px;max-width:100%}
        .fit{margin-bottom:10px;cursor:pointer}
        .filter{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin:0 0 14px;font-size:13px;color:var(--muted)}
        .filter input{flex:0 1 260px}
        .sort{all:unset;cursor:pointer}
        .sort:hover{color:var(--ink)}
        .sort:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
        [aria-sort=ascending] .sort::after{content:" ↑"}[aria-sort=descending] .sort::after{content:" ↓"}
        .burn-up{display:block;margin-top:8px;overflow:visible}
        .burn-up text{font-size:12px;fill:var(--muted)}.burn-up .end{text-anchor:end}.burn-up .middle{text-anchor:middle}
        .rule{stroke:var(--hair)}.axis{stroke:var(--edge)}
        .line{fill:none;vector-effect:non-scaling-stroke;stroke-linejoin:round}
        .line.scope{stroke:var(--muted);stroke-width:1.75}
        .line.progress{stroke:var(--progress);stroke-width:2.25;stroke-dasharray:7 4}
        .line.completed{stroke:var(--done);stroke-width:3}
        .area{fill:var(--done);fill-opacity:.16}
        .stroke{width:28px;height:12px;flex:none}
        .paper{display:none}
        details{margin-top:14px;font-size:13.5px}
        summary{cursor:pointer;color:var(--muted);margin-bottom:8px}
        @media screen and (max-width:760px){
        body{font-size:16px}
        thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .roll,.moved,.milestones,.changes{display:block}
        .roll tbody,.roll tfoot,.moved tbody,.milestones tbody,.changes tbody,.roll caption,.moved caption,.milestones caption,
        .changes caption{display:block}
        .roll tr,.moved tr,.milestones tr,.changes tr{display:block;padding:12px 0;border-top:1px solid var(--hair)}
        .roll tr[hidden],.milestones tr[hidden]{display:none}
        .roll th,.roll td,.moved th,.moved td,.milestones th,.milestones td,.changes td{display:block;border:0;padding:2px 0;
        width:auto!important;text-align:left}
        .roll th,.moved th,.milestones th{font-size:15px;padding-bottom:4px}
        .roll td,.moved td,.milestones td{position:relative;padding-left:6.6rem}
        .moved td:empty,.milestones td:empty,.moved td:has(>.same),.field:has(>bdi:empty){display:none}
        .roll td::before,.moved td::before,.milestones td::before{position:absolute;left:0;color:var(--muted);font-size:12.5px;
        line-height:1.6}
        .roll td:nth-child(2)::before{content:"Milestones"}.roll td:nth-child(3)::before{content:"Progress"}
        .roll td:nth-child(4)::before{content:"By status"}.roll td:nth-child(5)::before{content:"At risk"}
        .moved td:nth-child(2)::before,.milestones td:nth-child(2)::before{content:"Status"}
        .moved td:nth-child(3)::before,.milestones td:nth-child(3)::before{content:"Progress"}
        .moved td:nth-child(4)::before,.milestones td:nth-child(4)::before{content:"Risk"}
        .moved td[data-of]::before,.milestones td[data-of]::before{content:attr(data-of)}
        .milestones td:nth-child(5)::before{content:"Needs"}.milestones td:nth-child(6)::before{content:"Needed by"}
        .milestones td:nth-child(7)::before{content:"Last change"}
        .milestones .field::before{width:6.2rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
        .risks>li{grid-template-columns:1fr}
        .tiles{grid-template-columns:1fr 1fr}
        .tiles>div{padding:11px 14px}
        .scroll{max-height:78vh}
        }

        """;
}
