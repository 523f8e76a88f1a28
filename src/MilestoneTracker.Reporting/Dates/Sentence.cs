using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.Dates;

// A sentence about milestones that every format writes in its own way: names become links or are escaped, words stay as they are.
internal sealed class Sentence
{
    private readonly List<SentencePart> _parts = [];

    public IReadOnlyList<SentencePart> Parts => _parts;

    public Sentence Words(string words) => Add(SentencePartKind.Words, words);

    public Sentence Name(string milestone) => Add(SentencePartKind.Name, milestone);

    public Sentence Quote(string text) => Add(SentencePartKind.Quote, text);

    /// <summary>Names separated by commas, up to a limit, and the number of the others.</summary>
    public Sentence Names(IReadOnlyList<string> milestones, int most)
    {
        int shown = milestones.Count > most ? most - 1 : milestones.Count;
        for (int i = 0; i < shown; i++)
        {
            if (i > 0) Words(i == milestones.Count - 1 ? " and " : ", ");
            Name(milestones[i]);
        }

        return shown == milestones.Count ? this : Words($" and {DisplayText.Format(milestones.Count - shown)} more");
    }

    /// <summary>The sentence as plain text.</summary>
    public override string ToString() => string.Concat(_parts.Select(part => part.Text));

    private Sentence Add(SentencePartKind kind, string text)
    {
        _parts.Add(new SentencePart(kind, text));
        return this;
    }
}
