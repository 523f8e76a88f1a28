namespace MilestoneTracker.Exchange.Tests.Repetition;

// A row of the table that both the twin and the import read.
internal sealed record NaiveRow(string Id, string Title, string Status, string? Due, string? Owner, string[] Components, string[] DependsOn)
{
    public string Line => $"{Id},{Title},{Status},{Due},{Owner},{string.Join(';', Components)},{string.Join(';', DependsOn)}";

    public Dictionary<string, string> Says(string name)
    {
        Dictionary<string, string> says = new(StringComparer.Ordinal) { ["=status"] = Status,
            ["=components"] = string.Join('|', Components.Order(StringComparer.Ordinal)) };
        if (Due is not null) says["target"] = Due;
        if (Owner is not null) says["owner"] = Owner;
        if (Title != name) says["title"] = Title;
        return says;
    }
}
