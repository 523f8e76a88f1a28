using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MilestoneTracker.TestSupport.Data;

namespace MilestoneTracker.Packages;

// What is in a package: the approved text beside this file lists it, reviewed like code, with the version and the commit left open.
// A package without such a text is a finding, and so is a text without its package. What a list cannot say is looked at besides: the
// commit, the README, the documentation of each assembly, and its symbols.
internal static partial class PackageContent
{
    private static string Approved => Path.Combine(Repository.Root, "tests", "MilestoneTracker.Packages", "Approved");

    public static void Check(string folder, string commit, Findings findings)
    {
        Package[] packages = [.. Directory.EnumerateFiles(folder, "*.nupkg").Order(StringComparer.Ordinal).Select(Package.Read)];
        foreach (Package package in packages) Check(package, folder, commit, findings);
        string[] missing = [
            .. Directory.EnumerateFiles(Approved, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file))
                .Except(packages.Select(package => package.Id), StringComparer.Ordinal)];
        findings.Expect(missing.Length == 0, folder, "not packed: " + string.Join(", ", missing));
        findings.Expect(
            packages.DistinctBy(package => package.Version)
            .Count() == 1, folder, "the packages have more than one version, or there are none");
    }

    private static void Check(Package package, string folder, string commit, Findings findings)
    {
        string symbolsFile = Path.Combine(folder, Path.ChangeExtension(package.Name, ".snupkg"));
        if (!File.Exists(symbolsFile))
        {
            findings.Add(package.Name, "has no symbols beside it");
            return;
        }

        Package symbols = Package.Read(symbolsFile);
        string found = Text(package, symbols, commit);
        string file = Path.Combine(Approved, package.Id + ".txt");
        findings.Expect(
            File.Exists(file) && File.ReadAllText(file) == found, package.Name,
            $"is not what tests/MilestoneTracker.Packages/Approved/{package.Id}.txt says. It is:\n{found}");
        findings.Expect(
            Encoding.UTF8.GetString(package.Files.GetValueOrDefault("README.md", [])).TrimEnd() == Readme(package.Id), package.Name,
            $"has another README.md than src/{package.Id}, without the links into the repository");
        foreach (string path in package.Paths.Where(IsOurs))
        {
            string where = package.Name + " " + path;
            // Nobody compiles against a tool.
            if (path.StartsWith("lib/", StringComparison.Ordinal)) CheckDocumentation(package, path, where, findings);
            if (symbols.Files.TryGetValue(Path.ChangeExtension(path, ".pdb"), out byte[]? pdb))
                Symbols.Check(package.Files[path], pdb, package.Version + "+" + commit, where, findings);
            else findings.Add(where, "has no symbols");
        }
    }

    // Packed without the address of the repository, a link is its text.
    private static string Readme(string id) =>
        Link().Replace(File.ReadAllText(Path.Combine(Repository.Root, "src", id, "README.md")), "$1").TrimEnd();

    [GeneratedRegex(@"\[([^\]]*)\]\(\.\./\.\./[^)]*\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    // A tool carries other people's assemblies too.
    private static bool IsOurs(string path) =>
        path.EndsWith(".dll", StringComparison.Ordinal)
        && (path.StartsWith("lib/", StringComparison.Ordinal)
            || Path.GetFileName(path).StartsWith("milestone", StringComparison.OrdinalIgnoreCase));

    private static void CheckDocumentation(Package package, string path, string where, Findings findings)
    {
        if (!package.Files.TryGetValue(Path.ChangeExtension(path, ".xml"), out byte[]? bytes))
        {
            findings.Add(where, "has no documentation");
            return;
        }

        XDocument documentation = XDocument.Load(new MemoryStream(bytes));
        findings.Expect(
            documentation.Descendants("assembly")
            .Single().Value.Trim() == Path.GetFileNameWithoutExtension(path), where, "has the documentation of another assembly");
        findings.Expect(documentation.Descendants("member").Any(), where, "has an empty documentation");
    }

    // As it is in the package, but for what changes with every commit and release, and for where the repository lies, which a clone
    // may know or not.
    private static string Text(Package package, Package symbols, string commit)
    {
        XDocument nuspec = new(package.Nuspec);
        nuspec.Descendants().Single(element => element.Name.LocalName == "version").Value = "{version}";
        foreach (XElement dependency in nuspec.Descendants().Where(
            element =>
            element.Name.LocalName == "dependency"
            && element.Attribute("id")!.Value.StartsWith("MilestoneTracker", StringComparison.Ordinal)))
            if (dependency.Attribute("version")!.Value == package.Version) dependency.SetAttributeValue("version", "{version}");
        foreach (XElement repository in nuspec.Descendants().Where(element => element.Name.LocalName == "repository"))
        {
            if (repository.Attribute("commit")?.Value == commit) repository.SetAttributeValue("commit", "{commit}");
            if (repository.Attribute("url")?.Value.StartsWith("https://", StringComparison.Ordinal) == true)
                repository.SetAttributeValue("url", null);
        }

        return nuspec.ToString().ReplaceLineEndings("\n") + "\n\nfiles\n" + Lines(package) + "\nfiles of the symbols\n" + Lines(symbols);
    }

    private static string Lines(Package package) => string.Concat(package.Paths.Select(path => "  " + path + "\n"));
}
