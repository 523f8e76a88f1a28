using Microsoft.Extensions.Options;
using MilestoneTracker.Hosting.Health;

namespace MilestoneTracker.Hosting;

// Written by the compiler from the attributes of the options, so that nothing is looked up by reflection.

[OptionsValidator]
internal sealed partial class MilestoneTrackerOptionsValidator : IValidateOptions<MilestoneTrackerOptions>;

[OptionsValidator]
internal sealed partial class PlanHealthOptionsValidator : IValidateOptions<PlanHealthOptions>;
