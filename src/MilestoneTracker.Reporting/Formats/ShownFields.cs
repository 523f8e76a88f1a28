namespace MilestoneTracker.Reporting.Formats;

// What displays take from the fields of a milestone: what it is called, who answers for it, where more is said.
internal static class ShownFields
{
    private const int Most = 200;

    /// <summary>What people are shown instead of the name: the field <c>title</c>, on one line; nothing where there is none to be
    /// seen, or where it is the name.</summary>
    public static string? TitleOf(Milestone? milestone)
    {
        string? title = milestone?.Fields.GetValueOrDefault(FieldKeys.Title);
        return string.IsNullOrWhiteSpace(title) || title == milestone!.Name ? null : title.Replace('\n', ' ').Replace('\t', ' ');
    }

    /// <summary>The title with the name behind it, where there is one; the name alone otherwise.</summary>
    public static string WithName(Milestone milestone) => TitleOf(milestone) is { } title ? $"{title} ({milestone.Name})" : milestone.Name;

    /// <summary>The field <c>url</c> as an address that is safe to follow: of the web, and written out. Anything else is none, above all a
    /// script.</summary>
    public static string? LinkOf(Milestone milestone) =>
        milestone.Fields.TryGetValue(FieldKeys.Url, out string? url) && Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address.AbsoluteUri
            : null;

    /// <summary>What stands above the column of a field.</summary>
    public static string HeadingOf(string key) => key == FieldKeys.Owner ? "Owner" : key;

    /// <summary>The value of a field for a cell; a long one loses its end.</summary>
    public static string CellOf(Milestone milestone, string key)
    {
        string value = milestone.Fields.GetValueOrDefault(key, "");
        if (value.Length <= Most) return value;
        return value[..(char.IsHighSurrogate(value[Most - 1]) ? Most - 1 : Most)] + "…";
    }
}
