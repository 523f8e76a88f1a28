using System.IO.Compression;
using System.Xml.Linq;

namespace MilestoneTracker.Packages;

// A package as it lies in a folder: its files, by their paths in it, and what its nuspec says.
internal sealed record Package(string Name, IReadOnlyDictionary<string, byte[]> Files)
{
    public XDocument Nuspec { get; } =
        XDocument.Load(new MemoryStream(Files.Single(file => file.Key.EndsWith(".nuspec", StringComparison.Ordinal)).Value));

    public string Id => Said("id");

    public string Version => Said("version");

    /// <summary>Paths, without those that every package has for the sake of the zip format.</summary>
    public IEnumerable<string> Paths => Files.Keys
        .Where(path =>
            path is not ("[Content_Types].xml" or "_rels/.rels")
            && !path.StartsWith("package/services/metadata/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public static Package Read(string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(file);
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using MemoryStream bytes = new();
            using Stream stream = entry.Open();
            stream.CopyTo(bytes);
            files.Add(entry.FullName, bytes.ToArray());
        }

        return new Package(Path.GetFileName(file), files);
    }

    private string Said(string element) => Nuspec.Descendants().First(found => found.Name.LocalName == element).Value;
}
