using Microsoft.Extensions.Options;
using MilestoneTracker.Hosting.Health;

namespace MilestoneTracker.Hosting;

[OptionsValidator]
internal sealed partial class PlanHealthOptionsValidator : IValidateOptions<PlanHealthOptions>;
