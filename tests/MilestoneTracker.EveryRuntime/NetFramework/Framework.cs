using System.Globalization;
using System.Security.Cryptography;

namespace System;

// Members that came after .NET Framework and that the sources of the tests use: each does what its namesake does.
internal static class Framework
{
    extension(string)
    {
        public static string Concat(ReadOnlySpan<char> first, string second) => first.ToString() + second;

        public static string Join(char separator, IEnumerable<string> parts) => string.Join(separator.ToString(), parts);
    }

    extension(string text)
    {
        public string[] Split(string separator) => text.Split([separator], StringSplitOptions.None);

        // Ordinal is all that is asked for, and what the other overloads do.
        public string Replace(string old, string replacement, StringComparison comparison) =>
            comparison == StringComparison.Ordinal ? text.Replace(old, replacement) : throw new NotSupportedException();

        public int IndexOf(char unit, StringComparison comparison) =>
            comparison == StringComparison.Ordinal ? text.IndexOf(unit) : throw new NotSupportedException();

        public bool Contains(string part, StringComparison comparison) => text.IndexOf(part, comparison) >= 0;
    }

    extension(ushort)
    {
        public static ushort Parse(ReadOnlySpan<char> text, NumberStyles style, IFormatProvider provider) =>
            ushort.Parse(text.ToString(), style, provider);
    }

    extension(Enum)
    {
        public static T Parse<T>(string word)
            where T : struct => (T)Enum.Parse(typeof(T), word);
    }

    extension(DateTimeOffset)
    {
        public static DateTimeOffset UnixEpoch => new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }

    extension(Convert)
    {
        public static byte[] FromHexString(string digits) =>
            [.. Enumerable.Range(0, digits.Length / 2)
                .Select(i => byte.Parse(digits.Substring(2 * i, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))];

        public static string ToHexStringLower(byte[] bytes) =>
            string.Concat(bytes.Select(one => one.ToString("x2", CultureInfo.InvariantCulture)));
    }

    extension(SHA256)
    {
        public static byte[] HashData(ReadOnlySpan<byte> bytes)
        {
            using SHA256 sha = SHA256.Create();
            return sha.ComputeHash(bytes.ToArray());
        }
    }

    extension(Path)
    {
        public static string GetRelativePath(string folder, string file) =>
            file.Substring(folder.TrimEnd(Path.DirectorySeparatorChar).Length + 1);
    }

    extension(Stream stream)
    {
        public void Write(byte[] bytes) => stream.Write(bytes, 0, bytes.Length);
    }
}
