namespace MilestoneTracker.Exchange.Options;

/// <summary>How much an input may be, so that a hostile one cannot use up the host. What goes beyond a limit is refused as a
/// whole.</summary>
public sealed record ImportLimits
{
    /// <summary>Bytes of input; 256 MiB by default. Beyond it: <c>too-large</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public long Bytes { get; init => field = Positive(value, nameof(Bytes)); } = 256L << 20;

    /// <summary>Items, groups included; 200,000 by default. Beyond it: <c>too-many-items</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Items { get; init => field = (int)Positive(value, nameof(Items)); } = 200_000;

    /// <summary>Links after shaping, those of the outline included; 1,000,000 by default. Beyond it: <c>too-many-links</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Links { get; init => field = (int)Positive(value, nameof(Links)); } = 1_000_000;

    /// <summary>Levels of XML elements, of JSON, of iCalendar components; 64 by default. Beyond it: <c>too-deep</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1 or more than 1,000.</exception>
    public int Depth
    {
        get;
        init => field = value is >= 1 and <= 1000 ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A limit of depth is 1 to 1,000.");
    }
    = 64;

    /// <summary>UTF-16 units of one text in the input; 1,048,576 by default. Beyond it: <c>value-too-long</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1 or more than 134,217,728.</exception>
    public int Text
    {
        get;
        init => field = value is >= 1 and <= 1 << 27 ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A limit of a text is 1 to 134,217,728 units.");
    }
    = 1 << 20;

    /// <summary>Findings of one code that are kept; 1,000 by default, 0 to count only. The counts are exact in any case.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 0.</exception>
    public int Findings
    {
        get;
        init => field = value >= 0 ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A number of findings is not negative.");
    }
    = 1000;

    private static long Positive(long value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "A limit is at least 1.");
}
