using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Reading.Json;

// A value that was kept: a string, a whole number (long), another number, a truth value, null, an object or a list.
internal readonly record struct JsonItem(object? Value, Place Place);
