using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange;

/// <summary>A link of the origin that is to be a dependency, between two items of the plan. Of one plan all pairs differ.</summary>
public readonly record struct ImportedLink
{
    private readonly LinkKind _kind;
    private readonly Place _place;
    private readonly IReadOnlyList<KeyValuePair<string, string>>? _fields;

    internal ImportedLink(int item, int dependency, LinkKind kind, string? lag, Place place,
        IReadOnlyList<KeyValuePair<string, string>>? fields = null) =>
        (Item, Dependency, _kind, Lag, _place, _fields) = (item, dependency, kind, lag, place, fields);

    /// <summary>The item that depends, by its index in <see cref="ImportedPlan.Items"/>.</summary>
    public int Item { get; }

    /// <summary>The item that it depends on, by its index in <see cref="ImportedPlan.Items"/>.</summary>
    public int Dependency { get; }

    /// <summary>Which end waits for which: <c>FS</c> (finish to start), <c>SS</c>, <c>FF</c> or <c>SF</c>.</summary>
    public string Kind => _kind.Word();

    /// <summary>How long the one waits after the other, such as <c>2d</c> or <c>-1ed 4eh</c>; <see langword="null"/> where it does
    /// not.</summary>
    public string? Lag { get; }

    /// <summary>The same link between other indices.</summary>
    internal ImportedLink Between(int item, int dependency) => new(item, dependency, _kind, Lag, _place, _fields);

    /// <summary>Where it stands in the input.</summary>
    public ImportPlace Place => _place.ToPublic();

    /// <summary>The fields of the dependency in ordinal order of the keys: its lag, and its kind where it is not the usual one; or all
    /// those that an export of ours has written.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields
    {
        get
        {
            if (_fields is not null) return _fields;
            List<KeyValuePair<string, string>> fields = new(2);
            if (Lag is not null) fields.Add(new(Keys.Lag, Lag));
            if (_kind != LinkKind.FinishToStart) fields.Add(new(Keys.Link, Kind));
            return fields.AsReadOnly();
        }
    }
}
