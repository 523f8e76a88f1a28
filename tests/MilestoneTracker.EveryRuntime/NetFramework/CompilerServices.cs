namespace System.Runtime.CompilerServices;

// What the compiler asks for by name: init accessors, and a range of an array.
internal static class IsExternalInit;

internal static class RuntimeHelpers
{
    public static T[] GetSubArray<T>(T[] array, Range range)
    {
        (int offset, int length) = range.GetOffsetAndLength(array.Length);
        return array.AsSpan(offset, length).ToArray();
    }
}
