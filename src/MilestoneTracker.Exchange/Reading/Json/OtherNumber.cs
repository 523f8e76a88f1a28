namespace MilestoneTracker.Exchange.Reading.Json;

// A number that is not a whole one of at most 18 digits.
internal sealed class OtherNumber
{
    public static readonly OtherNumber Instance = new();
}
