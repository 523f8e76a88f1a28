using Xunit;

namespace MilestoneTracker.EveryRuntime.Tests;

// A test that needs a program from outside; skipped, and says which, where it is not there.
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(string program) => Skip = Account.Find(program) is null ? $"needs the program {program}" : null;
}
