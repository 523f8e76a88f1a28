using System.Diagnostics;

namespace MilestoneTracker.Planning.Resources;

/// <summary>A person, a machine, or a pool of equals, as its record says: how much there is of it, and when.</summary>
/// <remarks>Immutable, safe from any thread, and equal by content. What does not parse counts as not set. Of a pool of three it is not
/// asked which of the three works.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record Resource
{
    internal Resource(string name, CapacitySteps capacity, string? calendar, IReadOnlyList<Absence> unavailable) =>
        (Name, Capacity, Calendar, Unavailable) = (name, capacity, calendar, unavailable);

    /// <summary>The name of the record. For people: see the page on personal data before you put a full name into a log that keeps
    /// everything.</summary>
    public string Name { get; }

    /// <summary>How much there is of it; one at full time where nothing is set.</summary>
    public CapacitySteps Capacity { get; }

    /// <summary>The name of its calendar; <see langword="null"/> for the plan's.</summary>
    public string? Calendar { get; }

    /// <summary>Days on which less of it is there.</summary>
    public IReadOnlyList<Absence> Unavailable { get; }

    /// <summary>Whether both say the same.</summary>
    /// <param name="other">The resource to compare with.</param>
    public bool Equals(Resource? other) => other is not null && Name == other.Name && Capacity == other.Capacity
        && Calendar == other.Calendar && Unavailable.SequenceEqual(other.Unavailable);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    /// <summary>The resource in words, for people.</summary>
    public override string ToString() => $"{Name} ({Capacity}{(Calendar is null ? "" : ", " + Calendar)})";
}
