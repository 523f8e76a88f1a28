using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange;

/// <summary>A link of the origin that is to be a dependency, between two items of the plan. Of one plan all pairs differ.</summary>
public readonly record struct ImportedLink
{
    private readonly IReadOnlyList<KeyValuePair<string, string>>? _fields;

    internal ImportedLink(int item, int dependency, LinkKind kind, string? lag, Place place,
        IReadOnlyList<KeyValuePair<string, string>>? fields = null) =>
        (Item, Dependency, Type, Lag, At, _fields) = (item, dependency, kind, lag, place, fields);

    /// <summary>The item that depends, by its index in <see cref="ImportedPlan.Items"/>.</summary>
    public int Item { get; internal init; }

    /// <summary>The item that it depends on, by its index in <see cref="ImportedPlan.Items"/>.</summary>
    public int Dependency { get; internal init; }

    /// <summary>Which end waits for which: <c>FS</c> (finish to start), <c>SS</c>, <c>FF</c> or <c>SF</c>.</summary>
    public string Kind => Type.Word();

    /// <summary>How long the one waits after the other, such as <c>2d</c> or <c>-1ed 4eh</c>; <see langword="null"/> where it does
    /// not.</summary>
    public string? Lag { get; }

    /// <summary>Where it stands in the input.</summary>
    public ImportPlace Place => At.ToPublic();

    /// <summary>The fields of the dependency in ordinal order of the keys: its lag, and its kind where it is not the usual one; or all
    /// those that an export of ours has written.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields
    {
        get
        {
            if (_fields is not null) return _fields;
            List<KeyValuePair<string, string>> fields = new(2);
            if (Lag is not null) fields.Add(new(Keys.Lag, Lag));
            if (Type != LinkKind.FinishToStart) fields.Add(new(Keys.Link, Kind));
            return fields.AsReadOnly();
        }
    }

    internal LinkKind Type { get; }

    internal Place At { get; }
}
