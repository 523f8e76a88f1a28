using System.Text;

namespace MilestoneTracker.Cli.Plans;

// CSV after RFC 4180: commas between fields, quotation marks around a field that has a comma, a line break or a quotation mark in
// it, and two of them for one. Lines end with CR LF or LF; empty lines are skipped.
internal static class CsvLines
{
    public static PlanFileException CrAlone(string file, TextPosition place) =>
        new(file, place, "This line ends with a carriage return alone. Save the file with line feeds at the ends of lines.");

    public static IEnumerable<(List<PlannedName> Fields, TextPosition Place)> Read(string text, string file)
    {
        int at = 0;
        int number = 1;
        int lineStart = 0;
        while (at < text.Length)
        {
            TextPosition place = new(number, at - lineStart + 1);
            List<PlannedName> fields = [];
            while (true)
            {
                TextPosition fieldPlace = new(number, at - lineStart + 1);
                StringBuilder field = new();
                bool isQuoted = at < text.Length && text[at] == '"';
                if (isQuoted)
                {
                    at++;
                    while (true)
                    {
                        if (at >= text.Length) throw new PlanFileException(file, fieldPlace, "The quotation mark has no end.");
                        if (text[at] == '"' && at + 1 < text.Length && text[at + 1] == '"')
                        {
                            at++;
                        }
                        else if (text[at] == '"')
                        {
                            at++;
                            break;
                        }
                        else if (text[at] == '\n')
                        {
                            (number, lineStart) = (number + 1, at + 1);
                        }

                        field.Append(text[at++]);
                    }
                }

                while (at < text.Length && text[at] is not (',' or '\n' or '\r'))
                {
                    if (isQuoted) throw new PlanFileException(
                        file, new TextPosition(number, at - lineStart + 1),
                        "After a field in quotation marks comes a comma or the end of the line.");
                    field.Append(text[at++]);
                }

                fields.Add(new PlannedName(field.ToString(), fieldPlace, isQuoted));
                if (at >= text.Length || text[at] != ',') break;
                at++;
            }

            if (at < text.Length && text[at] == '\r')
            {
                at++;
                if (at < text.Length && text[at] != '\n') throw CrAlone(file, place);
            }

            if (at < text.Length && text[at] == '\n') (number, lineStart, at) = (number + 1, at + 1, at + 1);
            if (fields is not [{ Name: "" }]) yield return (fields, place);
        }
    }
}
