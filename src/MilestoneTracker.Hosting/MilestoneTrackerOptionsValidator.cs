using Microsoft.Extensions.Options;

namespace MilestoneTracker.Hosting;

[OptionsValidator]
internal sealed partial class MilestoneTrackerOptionsValidator : IValidateOptions<MilestoneTrackerOptions>;
