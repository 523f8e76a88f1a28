using System.Collections.Immutable;
using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange;

/// <summary>An item of the origin that is to be a milestone. Immutable; safe from any thread.</summary>
public sealed class ImportedItem
{
    private static readonly ImmutableSortedSet<string> None = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
    private static readonly IReadOnlyList<KeyValuePair<string, string>> NoFields = Array.AsReadOnly<KeyValuePair<string, string>>([]);
    private readonly Place _place;
    private readonly List<KeyValuePair<string, string>>? _fields;

    internal ImportedItem(
        string sourceId, string title, string cleanTitle, string name, Place place, ImmutableSortedSet<string>? components,
        List<KeyValuePair<string, string>>? fields) =>
        (SourceId, Title, CleanTitle, Name, _place, Components, _fields) =
            (sourceId, title, cleanTitle, name, place, components ?? None, fields);

    /// <summary>How the origin knows it, such as <c>17</c> or <c>milestone/3</c>; once in a file.</summary>
    public string SourceId { get; }

    /// <summary>Its title, exactly as it stands in the input.</summary>
    public string Title { get; }

    /// <summary>The name for its milestone, valid by the rules of names; if the registry has it already, a new milestone is called
    /// <c>NAME (#SOURCE-ID)</c>, and one that was imported before keeps the name that it has.</summary>
    public string Name { get; }

    /// <summary>Where it begins in the input.</summary>
    public ImportPlace Place => _place.ToPublic();

    /// <summary>Its status.</summary>
    public MilestoneStatus Status { get; internal init; }

    /// <summary>Its components, in ordinal order.</summary>
    public ImmutableSortedSet<string> Components { get; }

    /// <summary>Its fields, in ordinal order of the keys, without those that say where it came from.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields?.AsReadOnly() ?? NoFields;

    /// <summary>The title as a name would have it; may be empty.</summary>
    internal string CleanTitle { get; }

    /// <summary>What our own export wrote about it; null if the input is not one of ours.</summary>
    internal Reading.OwnBlock? Own { get; init; }

    /// <summary>The item in words, for people.</summary>
    public override string ToString() => $"{Name} (#{SourceId}), {Status.ToWord()}";
}
