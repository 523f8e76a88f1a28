namespace MilestoneTracker.Packages;

// Two builds of one commit, wherever they were made, are the same files with the same bytes.
internal static class SameBytes
{
    public static void Check(string first, string second, Findings findings)
    {
        string[] names = [.. NamesIn(first).Union(NamesIn(second), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        foreach (string name in names)
        {
            (string one, string other) = (Path.Combine(first, name), Path.Combine(second, name));
            if (!File.Exists(one) || !File.Exists(other)) findings.Add(name, "is in one of the two folders only");
            else findings.Expect(
                File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other)), name, "differs: " + Differences(one, other));
        }

        if (names.Length == 0) findings.Add(first, "no package in either folder");
    }

    private static IEnumerable<string> NamesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*.*nupkg").Select(file => Path.GetFileName(file));

    private static string Differences(string one, string other)
    {
        Package a = Package.Read(one);
        Package b = Package.Read(other);
        string[] files = [
            .. a.Files.Keys.Union(b.Files.Keys, StringComparer.Ordinal).Where(
                name => !(a.Files.TryGetValue(name, out byte[]? x)
                    && b.Files.TryGetValue(name, out byte[]? y) && x.AsSpan().SequenceEqual(y)))];
        return files.Length == 0 ? "in dates or order alone" : string.Join(", ", files);
    }
}
