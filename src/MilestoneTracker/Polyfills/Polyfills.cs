#if NETSTANDARD
// Types that the compiler needs and .NET Standard 2.0 does not have.
namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit;
}

namespace System.Diagnostics.CodeAnalysis
{
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
    {
        public bool ReturnValue => returnValue;
    }
}
#else
// A library built against the netstandard2.0 asset looks for the type in this assembly. Without the forward it fails with a
// MissingMethodException if the application loads the net10.0 asset.
[assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(System.Runtime.CompilerServices.IsExternalInit))]
#endif
