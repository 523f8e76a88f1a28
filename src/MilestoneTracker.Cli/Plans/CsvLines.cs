using System.Text;

namespace MilestoneTracker.Cli.Plans;

// CSV (RFC 4180): commas between fields, quotation marks around a field that has a comma, a line break or a quotation mark in it, and a
// doubled quotation mark for one. Lines end with CR LF or LF; empty lines are skipped.
internal static class CsvLines
{
    public static PlanFileException CrAlone(string file, TextPosition position) =>
        new(file, position, "This line ends with a carriage return alone. Save the file with line feeds at the ends of lines.");

    public static IEnumerable<(List<PlannedName> Fields, TextPosition Position)> Read(string text, string file)
    {
        int at = 0;
        int number = 1;
        int lineStart = 0;
        while (at < text.Length)
        {
            TextPosition position = new(number, at - lineStart + 1);
            List<PlannedName> fields = [];
            while (true)
            {
                TextPosition fieldPosition = new(number, at - lineStart + 1);
                StringBuilder field = new();
                bool isQuoted = at < text.Length && text[at] == '"';
                if (isQuoted)
                {
                    at++;
                    while (true)
                    {
                        if (at >= text.Length) throw new PlanFileException(file, fieldPosition, "The quotation mark is not closed.");
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
                        "A quoted field must be followed by a comma or the end of the line.");
                    field.Append(text[at++]);
                }

                fields.Add(new PlannedName(field.ToString(), fieldPosition, isQuoted));
                if (at >= text.Length || text[at] != ',') break;
                at++;
            }

            if (at < text.Length && text[at] == '\r')
            {
                at++;
                if (at < text.Length && text[at] != '\n') throw CrAlone(file, position);
            }

            if (at < text.Length && text[at] == '\n') (number, lineStart, at) = (number + 1, at + 1, at + 1);
            if (fields is not [{ Name: "" }]) yield return (fields, position);
        }
    }
}
