namespace System.Linq;

// Operators of sequences that came after .NET Framework.
internal static class Sequences
{
    public static IEnumerable<T> Order<T>(this IEnumerable<T> items, IComparer<T>? comparer = null) =>
        items.OrderBy(item => item, comparer ?? Comparer<T>.Default);

    public static IEnumerable<T> SkipLast<T>(this IReadOnlyList<T> items, int count) => items.Take(items.Count - count);

    public static IEnumerable<T[]> Chunk<T>(this T[] items, int size)
    {
        for (int at = 0; at < items.Length; at += size) yield return items.AsSpan(at, Math.Min(size, items.Length - at)).ToArray();
    }

    public static IEnumerable<KeyValuePair<TKey, int>> CountBy<T, TKey>(this IEnumerable<T> items, Func<T, TKey> keyOf) =>
        items.GroupBy(keyOf).Select(group => new KeyValuePair<TKey, int>(group.Key, group.Count()));

    public static TValue GetValueOrDefault<TKey, TValue>(this Dictionary<TKey, TValue> map, TKey key, TValue otherwise) =>
        map.TryGetValue(key, out TValue value) ? value : otherwise;
}
