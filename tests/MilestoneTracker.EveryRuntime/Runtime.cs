using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace MilestoneTracker.EveryRuntime;

// Which runtime this is, and which asset of the packages it runs on.
internal static class Runtime
{
    public static string Name { get; } = RuntimeInformation.FrameworkDescription;

    public static string Asset { get; } = typeof(MilestoneRegistry).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName;

    /// <summary>Whether it makes ECDSA keys. Mono says of its own that making one is not implemented.</summary>
    public static bool HasEcdsa { get; } = MakesKeys();

    private static bool MakesKeys()
    {
        try
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return true;
        }
        catch (NotImplementedException)
        {
            return false;
        }
    }
}
