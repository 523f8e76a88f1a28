using MilestoneTracker.Planning.Resources;
using MilestoneTracker.Planning.Usage;

namespace MilestoneTracker.Cli.People;

/// <summary>A resource, and how much of it is used.</summary>
internal sealed record ResourceLoad(Resource Resource, ResourceUtilisation Utilisation);
