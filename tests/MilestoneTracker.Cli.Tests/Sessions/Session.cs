using System.Text;

namespace MilestoneTracker.Cli.Tests.Sessions;

// A session at a shell, written down: lines that begin with "$ " are typed; below each stands what is answered, first standard output,
// then standard error, then the exit code in brackets where it is not 0. Lines that begin with # are for the reader. What is typed is
// plain enough for any shell: milestones WORDS..., with < FILE or without; printf 'TEXT' > FILE; cat FILE; cp FILE FILE.
internal static class Session
{
    /// <summary>Plays a session anew, and answers with its text as it should stand.</summary>
    public static string Play(string text, CliRunner tool)
    {
        StringBuilder played = new();
        bool inComment = true;
        foreach (string line in text.Split('\n').SkipLast(1))
        {
            if (line.StartsWith("$ ", StringComparison.Ordinal))
            {
                inComment = false;
                played.Append(line).Append('\n').Append(Type(line[2..], tool));
            }
            else if (line.Length == 0 || line[0] == '#' || inComment)
            {
                inComment = inComment || line.Length == 0 || line[0] == '#';
                played.Append(line).Append('\n');
            }
        }

        return played.ToString();
    }

    /// <summary>Splits what is typed into words as a shell does, as far as sessions and examples need it.</summary>
    public static string[] Words(string line)
    {
        List<string> words = [];
        StringBuilder? word = null;
        char quote = '\0';
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
                else word!.Append(c);
            }
            else if (c is '"' or '\'')
            {
                quote = c;
                word ??= new StringBuilder();
            }
            else if (c == ' ')
            {
                if (word is not null) words.Add(word.ToString());
                word = null;
            }
            else
            {
                (word ??= new StringBuilder()).Append(c);
            }
        }

        if (word is not null) words.Add(word.ToString());
        return [.. words];
    }

    private static string Type(string line, CliRunner tool)
    {
        switch (Words(line))
        {
            case ["milestones", .. string[] words, "<", string file]:
                tool.Input = tool.Read(file);
                return Told(tool.Run(words));
            case ["milestones", .. string[] words]:
                return Told(tool.Run(words));
            case ["printf", string text, ">", string file]:
                tool.Write(file, text.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal));
                return "";
            case ["cat", string file]:
                return tool.Read(file);
            case ["cp", string from, string to]:
                File.Copy(tool.PathOf(from), tool.PathOf(to));
                return "";
            default:
                throw new NotSupportedException(line);
        }
    }

    private static string Told(Answer answer) => answer.Out + answer.Error + (answer.Exit == 0 ? "" : $"[{answer.Exit}]\n");
}
