using System.Text.RegularExpressions;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Tests.Conventions;

// Where a thing stands can be told from its name: one type a file, the file named after it; the folder of an internal type is its
// namespace, and public types lie flat in the namespace of their package or of one concept of the core.
public sealed partial class CodeStyleTests
{
    private const int MaxLineLength = 140;
    private const string Raw = "\"\"\"";

    // Extension classes lie in the namespaces in which everybody looks for them; polyfills in those of what they stand in for.
    private static readonly string[] ForeignNamespaces = ["Microsoft.Extensions.DependencyInjection", "System."];

    [Fact]
    public void No_line_of_code_is_longer_than_140_characters()
    {
        SourceTree.Files("*.cs").SelectMany(file => TooLong(file, SourceTree.Lines(file))).Should().BeEmpty();
    }

    [Fact]
    public void A_long_line_is_found_unless_it_is_a_literal_of_a_test()
    {
        string blanks = new(' ', MaxLineLength);
        string[] lines =
            ["int a = 1;" + blanks + "// long", "string css = " + Raw, "style {" + blanks + "}", Raw + ";",
                "int b = 2;" + blanks + "// long"];

        TooLong("src/A.cs", lines).Should().Equal("src/A.cs:1", "src/A.cs:3", "src/A.cs:5");
        TooLong("tests/A.cs", lines).Should().Equal("tests/A.cs:1", "tests/A.cs:5");
        TooLong("src/A.cs", ["    \"literal" + blanks + "\","]).Should().Equal("src/A.cs:1");
        TooLong("tests/A.cs", ["    \"literal" + blanks + "\",", "    [InlineData(\"" + blanks + "\")]"]).Should().BeEmpty();
        TooLong("tests/A.cs", ["    Call(\"literal\");" + blanks + "// long"]).Should().Equal("tests/A.cs:1");
    }

    [Fact]
    public void A_file_of_the_library_is_named_after_its_one_type()
    {
        IEnumerable<string> misnamed =
            from file in SourceTree.Files("*.cs", "src")
            where !IsProgramOrPolyfill(file)
            let types = TopLevelTypes(file).Distinct(StringComparer.Ordinal).ToArray()
            let name = Path.GetFileName(file).Split('.')[0]
            where types.Length != 1 || types[0] != name
            select $"{file}: {string.Join(", ", types)}";

        misnamed.Should().BeEmpty();
    }

    [Fact]
    public void The_namespace_of_an_internal_type_is_its_folder_and_public_types_lie_flat()
    {
        List<string> misplaced = [];
        foreach (string file in SourceTree.Files("*.cs", "src").Where(file => !IsProgramOrPolyfill(file)))
        {
            string code = string.Join('\n', SourceTree.Lines(file));
            if (NamespaceLine().Match(code) is not { Success: true } match) continue;
            string actual = match.Groups[1].Value;
            string[] folders = [.. Path.GetDirectoryName(file)!.Split('/', '\\').Skip(1)];
            string full = string.Join('.', folders);
            bool isForeign = ForeignNamespaces.Any(foreign => actual.StartsWith(foreign, StringComparison.Ordinal));
            bool isRight = PublicType().IsMatch(code)
                ? isForeign || full.StartsWith(actual, StringComparison.Ordinal) || IsConceptOfTheCore(folders, actual)
                : actual == full || IsPartOfAPublicType(file, actual, full);
            if (!isRight) misplaced.Add($"{file} says {actual}");
        }

        misplaced.Should().BeEmpty();
    }

    // Refusals lie together, in the namespaces of what they are about.
    private static bool IsConceptOfTheCore(string[] folders, string actual) =>
        folders is ["MilestoneTracker", "Exceptions"] && actual.StartsWith("MilestoneTracker", StringComparison.Ordinal);

    // A part of a partial type has the namespace of the type, which may be public in another part.
    private static bool IsPartOfAPublicType(string file, string actual, string full) =>
        full.StartsWith(actual, StringComparison.Ordinal)
        && SourceTree.Files(Path.GetFileName(file).Split('.')[0] + ".cs", "src")
            .Any(other => other != file && Path.GetDirectoryName(other)!.Replace('/', '.').EndsWith(actual, StringComparison.Ordinal));

    private static bool IsProgramOrPolyfill(string file) => Path.GetFileName(file) is "Program.cs" or "Polyfills.cs";

    // In tests, the texts that are compared stand in literals as they are, and scripts and JSON in raw ones.
    private static IEnumerable<string> TooLong(string file, IReadOnlyList<string> lines)
    {
        bool isRaw = false;
        for (int i = 0; i < lines.Count; i++)
        {
            bool isExcused = file.StartsWith("tests", StringComparison.Ordinal) && (isRaw || BeginsWithLiteral().IsMatch(lines[i]));
            if (lines[i].Split(Raw).Length % 2 == 0) isRaw = !isRaw;
            if (lines[i].Length > MaxLineLength && !isExcused) yield return $"{file}:{i + 1}";
        }
    }

    private static IEnumerable<string> TopLevelTypes(string file) =>
        SourceTree.Lines(file)
        .Select(line => TypeDeclaration().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value);

    [GeneratedRegex(
        @"^(?:public|internal|file)\s+(?:(?:static|sealed|abstract|readonly|partial|ref|unsafe)\s+)*"
        + @"(?:class|struct|record struct|record|enum|interface|delegate\s+\S+)\s+([A-Z]\w*)",
        RegexOptions.CultureInvariant)]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex("^public ", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^\s*(?:\[InlineData\()?(?:\+ )?[$@]*""", RegexOptions.CultureInvariant)]
    private static partial Regex BeginsWithLiteral();
}
