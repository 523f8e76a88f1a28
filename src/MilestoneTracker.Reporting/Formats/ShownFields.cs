namespace MilestoneTracker.Reporting.Formats;

// The fields of a milestone that displays use: title, owner and link.
internal static class ShownFields
{
    private const int MaxLength = 200;

    /// <summary>The title of a milestone on one line: its field <c>title</c>; <see langword="null"/> if it is not set, blank or equal to
    /// the name.</summary>
    public static string? TitleOf(Milestone? milestone)
    {
        string? title = milestone?.Fields.GetValueOrDefault(FieldKeys.Title);
        return string.IsNullOrWhiteSpace(title) || title == milestone!.Name ? null : title.Replace('\n', ' ').Replace('\t', ' ');
    }

    /// <summary>The title and the name, or the name alone if there is no title.</summary>
    public static string WithName(Milestone milestone) => TitleOf(milestone) is { } title ? $"{title} ({milestone.Name})" : milestone.Name;

    /// <summary>The field <c>url</c> as an absolute http or https address, normalized; <see langword="null"/> for anything else, such as
    /// a script.</summary>
    public static string? LinkOf(Milestone milestone) =>
        milestone.Fields.TryGetValue(FieldKeys.Url, out string? url) && Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address.AbsoluteUri
            : null;

    /// <summary>The heading of the column of a field.</summary>
    public static string HeadingOf(string key) => key == FieldKeys.Owner ? "Owner" : key;

    /// <summary>The value of a field for a cell; a long one is cut at the end.</summary>
    public static string CellOf(Milestone milestone, string key)
    {
        string value = milestone.Fields.GetValueOrDefault(key, "");
        if (value.Length <= MaxLength) return value;
        return value[..(char.IsHighSurrogate(value[MaxLength - 1]) ? MaxLength - 1 : MaxLength)] + "…";
    }
}
