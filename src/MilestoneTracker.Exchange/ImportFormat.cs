namespace MilestoneTracker.Exchange;

/// <summary>The formats that a plan can be read from.</summary>
public enum ImportFormat
{
    /// <summary>Microsoft Project XML, as Microsoft Project, ProjectLibre, GanttProject, Primavera P6 and others write it.</summary>
    Mspdi,

    /// <summary>The files of GanttProject (<c>.gan</c>).</summary>
    Gan,

    /// <summary>Milestones and issues as the REST interface of GitHub answers them, and <c>gh api</c> prints them.</summary>
    GitHub,

    /// <summary>Milestones and issues as the REST interface of GitLab answers them.</summary>
    GitLab,

    /// <summary>A table with headings (CSV), as Jira, Redmine, OpenProject, Smartsheet, Asana and spreadsheets save it.</summary>
    Table,

    /// <summary>To-dos and events of iCalendar (RFC 5545).</summary>
    ICalendar,

    /// <summary>JSON Graph Format, version 1 or 2, of one graph.</summary>
    JsonGraph,

    /// <summary>GraphML of one directed graph.</summary>
    GraphMl,
}
