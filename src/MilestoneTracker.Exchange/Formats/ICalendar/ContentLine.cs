using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Formats.ICalendar;

// A property that is read: its name in upper case, those of its parameters that are read, its value as written.
internal sealed class ContentLine(string name, KeyValuePair<string, string>[] parameters, string value, Place place)
{
    public string Name { get; } = name;

    public string Value { get; } = value;

    public Place Place { get; } = place;

    /// <summary>The value of a parameter; the last one where it stands there twice, null where it does not.</summary>
    public string? Parameter(string name)
    {
        string? found = null;
        foreach ((string parameter, string value) in parameters)
            if (parameter == name) found = value;
        return found;
    }

    /// <summary>The value as text, with escaped characters as they are meant.</summary>
    public string Text() => ContentText.Unescaped(Value);
}
