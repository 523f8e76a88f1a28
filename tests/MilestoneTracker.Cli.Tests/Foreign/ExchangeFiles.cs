namespace MilestoneTracker.Cli.Tests.Foreign;

// Small files of other programs, one of each format.
internal static class ExchangeFiles
{
    public const string Project = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Project xmlns="http://schemas.microsoft.com/project">
          <StartDate>2026-03-02T08:00:00</StartDate>
          <Tasks>
            <Task><UID>1</UID><Name>Design</Name><OutlineLevel>1</OutlineLevel><Duration>PT40H0M0S</Duration></Task>
            <Task><UID>2</UID><Name>Build</Name><OutlineLevel>1</OutlineLevel><Duration>PT80H0M0S</Duration><Deadline>2026-04-01T17:00:00</Deadline>
              <PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink></Task>
            <Task><UID>3</UID><Name>Ship</Name><OutlineLevel>1</OutlineLevel><Milestone>1</Milestone><ConstraintType>5</ConstraintType>
              <PredecessorLink><PredecessorUID>2</PredecessorUID><Type>1</Type></PredecessorLink></Task>
          </Tasks>
          <Resources><Resource><UID>7</UID><Name>Ann</Name><Type>1</Type><MaxUnits>2</MaxUnits></Resource></Resources>
          <Assignments><Assignment><TaskUID>1</TaskUID><ResourceUID>7</ResourceUID><Units>0.5</Units></Assignment></Assignments>
        </Project>

        """;

    public const string Gan = """
        <project name="G"><tasks><task id="0" name="Design" duration="3"><depend id="1" type="2" difference="0" hardness="Strong"/></task>
        <task id="1" name="Build" duration="5"/></tasks></project>

        """;

    public const string GitHub = """
        [{"number":1,"title":"v1","state":"open","open_issues":3,"closed_issues":1,"due_on":"2026-06-01T07:00:00Z","html_url":"https://github.com/o/r/milestone/1"}]

        """;

    public const string GitLab = """
        [{"iid":4,"title":"v4","state":"active","due_date":"2026-07-01","web_url":"https://gitlab.com/o/r/-/milestones/4"}]

        """;

    public const string Table = "id,name,due,predecessors\n1,Design,2026-03-02,\n2,Build,03/04/2026,1\n";

    public const string Calendar =
        "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:a\nSUMMARY:Design\nDUE;VALUE=DATE:20260302\nEND:VTODO\nBEGIN:VTODO\nUID:b\nSUMMARY:Build\n"
        + "RELATED-TO;RELTYPE=DEPENDS-ON:a\nEND:VTODO\nEND:VCALENDAR\n";

    public const string Jgf = """
        {"graph":{"directed":true,"nodes":{"a":{"label":"Design"},"b":{"label":"Build"}},"edges":[{"source":"a","target":"b"}]}}

        """;

    public const string GraphMl = """
        <graphml><graph edgedefault="directed"><node id="a"/><node id="b"/><edge source="a" target="b"/></graph></graphml>

        """;

    public const string Holidays =
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Christmas\nDTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261227\nEND:VEVENT\n"
        + "BEGIN:VEVENT\nUID:2\nSUMMARY:New Year\nDTSTART;VALUE=DATE:20270101\nEND:VEVENT\n"
        + "BEGIN:VEVENT\nUID:3\nSUMMARY:Meeting\nDTSTART:20261201T100000Z\nEND:VEVENT\nEND:VCALENDAR\n";

    /// <summary>The name of a file, its text and the word of its format.</summary>
    public static readonly (string File, string Text, string Word)[] All =
    [
        ("project.xml", Project, "mspdi"), ("plan.gan", Gan, "gan"), ("github.json", GitHub, "github"), ("gitlab.json", GitLab, "gitlab"),
        ("table.csv", Table, "table"), ("todo.ics", Calendar, "ical"), ("graph.json", Jgf, "jgf"), ("graph.graphml", GraphMl, "graphml"),
    ];
}
