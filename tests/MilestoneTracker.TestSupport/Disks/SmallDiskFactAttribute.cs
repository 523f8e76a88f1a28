using Xunit;

namespace MilestoneTracker.TestSupport.Disks;

[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.ReasonToSkip;
}
