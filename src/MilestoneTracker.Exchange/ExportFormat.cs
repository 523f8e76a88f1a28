namespace MilestoneTracker.Exchange;

/// <summary>The formats that a plan can be written in.</summary>
public enum ExportFormat
{
    /// <summary>Microsoft Project XML, which Microsoft Project, ProjectLibre and others open.</summary>
    Mspdi,

    /// <summary>A table with headings (CSV), a milestone a row, for spreadsheets.</summary>
    Table,

    /// <summary>A calendar of to-dos or events (RFC 5545), for calendar programs.</summary>
    ICalendar,

    /// <summary>A Gantt chart in the language of Mermaid, for pages that draw it.</summary>
    MermaidGantt,

    /// <summary>JSON Graph Format, version 2.</summary>
    JsonGraph,
}
