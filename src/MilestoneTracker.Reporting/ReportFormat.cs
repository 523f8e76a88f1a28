namespace MilestoneTracker.Reporting;

/// <summary>The formats of a report.</summary>
public enum ReportFormat
{
    /// <summary>The whole report as GitHub-flavoured Markdown, with the graph as a Mermaid block.</summary>
    Markdown,

    /// <summary>The whole report as one HTML file that needs no network, no script and no other file.</summary>
    Html,

    /// <summary>The graph as an SVG 1.1 picture.</summary>
    Svg,

    /// <summary>The graph as a Mermaid flowchart.</summary>
    Mermaid,

    /// <summary>The graph in the DOT language of Graphviz.</summary>
    Dot,

    /// <summary>The graph as GraphML, with the data of each node.</summary>
    GraphMl,

    /// <summary>The whole report as JSON, with a documented and versioned schema.</summary>
    Json,

    /// <summary>The table of milestones as CSV (RFC 4180): a line of headings, then a line for each milestone.</summary>
    Csv,

    /// <summary>The timeline of a plan with dates as an SVG 1.1 picture: a row for each milestone from start to finish.</summary>
    Timeline,

    /// <summary>What a plan with dates asks of its resources, as an SVG 1.1 picture: a load chart for each of them.</summary>
    Load,
}
