using MilestoneTracker.Auditing;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.Events;

// The text of an event for people: the one description that every display uses. It does not depend on the kind of event, only on how an
// event describes itself (AuditSubject, verb, field, AuditValue), in the grammar of AuditData.ToString: "A depends on B", "A registered
// as planned", "A → B set lag from 1 to 2", "A status changed from planned to blocked", "A removed (was blocked)". A whole milestone is
// reduced to its status, because it may have thousands of components; a set of components to the first names. The text is one line.
// O(length).
internal readonly record struct EventText(AuditSubject Subject, string Verb, AuditValue Old, AuditValue New)
{
    private const int MaxNames = 6;

    /// <summary>The field that the event is about, if any.</summary>
    public string? Field { get; init; }

    /// <summary>Whether it declares or withdraws a dependency; its text is then the two names.</summary>
    public bool IsDeclaration => Subject.Dependency is not null && New.Kind == AuditValueKind.Declared;

    public static EventText From(AuditData data) => new(data.Subject, data.Verb, data.Old, data.New) { Field = data.Field };

    /// <summary>A value in words, not escaped; empty for no value.</summary>
    public static string From(AuditValue value) => string.Concat(PiecesOf(value).Select(piece => piece.Text));

    /// <summary>A value for programs: a status is the word of the ledger, and all components are listed.</summary>
    public static string PlainOf(AuditValue value) =>
        value.Status?.ToWord() ?? (value.Components is { IsEmpty: false } components ? string.Join(", ", components) : From(value));

    /// <summary>The text, piece by piece.</summary>
    public IEnumerable<EventPiece> Pieces()
    {
        foreach (EventPiece piece in IsDeclaration ? [Name(Subject.Milestone!)] : SubjectPieces()) yield return piece;
        yield return Words($" {Verb}");
        if (IsDeclaration)
        {
            yield return Words(" ");
            yield return Name(Subject.Dependency!);
            yield break;
        }

        if (Field is not null)
        {
            yield return Words(" ");
            yield return new EventPiece(PieceKind.Text, OneLine.From(Field));
        }

        bool isBoth = !Old.IsNothing && !New.IsNothing;
        if (!Old.IsNothing)
        {
            yield return isBoth ? new EventPiece(PieceKind.From, " from ") : Words(" (was ");
            foreach (EventPiece piece in PiecesOf(Old)) yield return piece;
            if (!isBoth) yield return Words(")");
        }

        if (New.IsNothing) yield break;
        yield return isBoth ? new EventPiece(PieceKind.To, " to ") : Words(" ");
        foreach (EventPiece piece in PiecesOf(New)) yield return piece;
    }

    /// <summary>The text as a sentence without a full stop.</summary>
    /// <param name="escape">Escapes a text of the plan.</param>
    public string Sentence(Func<string, string> escape) =>
        string.Concat(Pieces().Select(piece => piece.Kind is PieceKind.Name or PieceKind.Text ? escape(piece.Text) : piece.Text));

    private EventPiece[] SubjectPieces() => Subject.Kind switch
    {
        AuditSubjectKind.Plan => [Words(Subject.Name)],
        AuditSubjectKind.Record => [new EventPiece(PieceKind.Text, Subject.Name)],
        AuditSubjectKind.Dependency => [Name(Subject.Milestone!), Words(" → "), Name(Subject.Dependency!)],
        _ => [Name(Subject.Name)],
    };

    private static EventPiece Name(string name) => new(PieceKind.Name, name);

    private static IEnumerable<EventPiece> PiecesOf(AuditValue value)
    {
        if (value.Status is { } status)
        {
            yield return new EventPiece(PieceKind.Status, DisplayText.Format(status), status);
        }
        else if (value.Components is { } components)
        {
            if (components.IsEmpty) yield return Words("no component");
            for (int i = 0; i < components.Count && i < MaxNames; i++)
            {
                if (i > 0) yield return Words(", ");
                yield return new EventPiece(PieceKind.Text, components[i]);
            }

            if (components.Count > MaxNames) yield return Words($" and {DisplayText.Format(components.Count - MaxNames)} more");
        }
        else if (value.Text is { } text)
        {
            yield return new EventPiece(PieceKind.Text, OneLine.From(text));
        }
        else if (!value.IsNothing)
        {
            yield return Words(value.ToString());
        }
    }

    private static EventPiece Words(string words) => new(PieceKind.Words, words);
}
