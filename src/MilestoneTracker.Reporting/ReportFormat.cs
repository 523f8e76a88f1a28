namespace MilestoneTracker.Reporting;

/// <summary>What a report can be written as.</summary>
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

    /// <summary>The graph as GraphML, with what is known of each node as data.</summary>
    GraphMl,

    /// <summary>The whole report as JSON; its schema is documented and has a version.</summary>
    Json,

    /// <summary>The table of milestones as CSV (RFC 4180), a line each after a line of headings.</summary>
    Csv,
}
