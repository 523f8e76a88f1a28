using System.Reflection;
using System.Runtime.ExceptionServices;

namespace MilestoneTracker.EveryRuntime;

/// <summary>A test that can be run: where it belongs, its name with its arguments, and why it is skipped, if it is.</summary>
internal sealed record Claim(string Group, string Name, string? Skipped, MethodInfo Method, object?[] Arguments)
{
    /// <summary>Makes its class anew, as the test runner does, and throws what the test throws.</summary>
    public void Prove()
    {
        try
        {
            object instance = Activator.CreateInstance(Method.DeclaringType!)!;
            object? returned = Method.Invoke(instance, Arguments);
            if (returned is Task task) task.GetAwaiter().GetResult();
            (instance as IDisposable)?.Dispose();
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Capture(e.InnerException!).Throw();
        }
    }
}
