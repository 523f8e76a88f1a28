using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// An object of an answer: a milestone or an issue, or something else. What is read of it, with places where a finding may need one, and the
// item that it has become; a member whose value is of another type than it should be counts as not there.
internal sealed class TrackerRow(Place place)
{
    public Place Place { get; private set; } = place;
    public long? Number { get; set; }
    public string? Title { get; set; }
    public bool IsClosed { get; set; }
    public bool IsDropped { get; set; }

    /// <summary>How many of its issues are open; negative where it does not say.</summary>
    public long OpenIssues { get; set; } = -1;

    /// <summary>How many of its issues are closed; negative where it does not say.</summary>
    public long ClosedIssues { get; set; } = -1;

    public string? Target { get; set; }
    public Place TargetPlace { get; set; }
    public string? Start { get; set; }
    public Place StartPlace { get; set; }
    public string? Finished { get; set; }
    public string? Notes { get; set; }
    public string? Page { get; set; }
    public Place PagePlace { get; set; }
    public TrackerRow? Milestone { get; set; }
    public Place MilestonePlace { get; set; }
    public string? Parent { get; set; }
    public Place ParentPlace { get; set; }

    /// <summary>What it is blocked by; null where it has no list of that.</summary>
    public Blocker[]? Blockers { get; set; }

    /// <summary>The texts of those blockers that have a text, in their order.</summary>
    public string[] BlockerTexts { get; set; } = [];

    /// <summary>Whether a summary says that something blocks it.</summary>
    public bool IsBlocked { get; set; }

    public Place SummaryPlace { get; set; }

    /// <summary>Which members it has, whatever their values are.</summary>
    public Members Members { get; set; }

    /// <summary>A digest of all its tokens, those of members included that are not read; 0 for what is within a row.</summary>
    public ulong Digest { get; set; }

    /// <summary>How many values the input gives to what is read of it.</summary>
    public int Values { get; set; }

    public DraftItem? Item { get; set; }

    public bool IsItem => Number is not null && Title is not null;

    /// <summary>Makes it as good as new, for another milestone within an issue.</summary>
    public void Clear(Place place)
    {
        (Place, Members, IsClosed, IsDropped) = (place, Trackers.Members.None, false, false);
        (Number, OpenIssues, ClosedIssues) = (null, -1, -1);
        (Title, Notes, Page, Target, Start, Finished, Parent) = (null, null, null, null, null, null, null);
    }

    /// <summary>Whether it has one of these members.</summary>
    public bool Has(Members any) => (Members & any) != Trackers.Members.None;

    /// <summary>Whether it is written like another one: the digests agree, and so does all that is read. A digest alone decides nothing, as
    /// a file can be made in which two differ and their digests do not.</summary>
    public bool IsLike(TrackerRow other) =>
        Digest == other.Digest && Number == other.Number && Title == other.Title && Notes == other.Notes && Page == other.Page
        && Target == other.Target && Start == other.Start && Finished == other.Finished && Parent == other.Parent
        && IsClosed == other.IsClosed && IsDropped == other.IsDropped && IsBlocked == other.IsBlocked && Members == other.Members
        && OpenIssues == other.OpenIssues && ClosedIssues == other.ClosedIssues && BlockerTexts.SequenceEqual(other.BlockerTexts)
        && Numbers(Blockers).SequenceEqual(Numbers(other.Blockers))
        && (Milestone is null ? other.Milestone is null : other.Milestone is { } named && Milestone.IsLike(named));

    private static IEnumerable<long> Numbers(Blocker[]? blockers) => (blockers ?? []).Select(blocker => blocker.Number);
}
