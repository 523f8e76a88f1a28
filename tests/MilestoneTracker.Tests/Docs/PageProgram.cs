using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MilestoneTracker.Tests.Docs;

// The csharp blocks of one page as one program, the way a reader pastes them: in order, each building on those before it,
// as top-level statements of a console project. Types go behind the statements, wherever their block stands.
//
// A block sees what the reader of the packages sees, and no more: the framework, the libraries, what they bring along,
// and the implicit usings of a new console project. Warnings count as errors. Lines are those of the page.
//
// It runs in a new folder of its own, which is gone afterwards: a page may write files by names without a path.
internal sealed class PageProgram
{
    private const char EndOfBlock = '\u0002';

    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly string[] Libraries =
    [
        "MilestoneTracker", "MilestoneTracker.Ledger", "MilestoneTracker.Sqlite", "MilestoneTracker.Reporting", "MilestoneTracker.Planning",
        "MilestoneTracker.Exchange", "MilestoneTracker.Hosting", "MilestoneTracker.Hosting.Sqlite",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.Configuration.Abstractions", "Microsoft.Extensions.DependencyInjection",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Diagnostics.HealthChecks.Abstractions",
        "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Hosting.Abstractions",
        "Microsoft.Extensions.Logging", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options",
    ];

    private static readonly Lazy<MetadataReference[]> References = new(() => [.. FindReferences(_ => false)]);

    // A web project sees the shared framework of ASP.NET as well.
    private static readonly Lazy<MetadataReference[]> OfWeb =
        new(() => [.. FindReferences(file => file.Contains("Microsoft.AspNetCore.App", StringComparison.Ordinal))]);

    private readonly CSharpCompilation _compilation;
    private readonly List<string> _misplaced = [];

    public PageProgram(MarkdownPage page)
    {
        CSharpParseOptions latest = new(LanguageVersion.Latest);
        SyntaxTree program = CSharpSyntaxTree.ParseText(Compose(page, latest), latest, page.Name, Encoding.UTF8);
        _compilation = CSharpCompilation.Create(
            "Page",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, latest), program],
            page.Name.EndsWith("in-a-web-api.md", StringComparison.Ordinal) ? OfWeb.Value : References.Value,
            // 1701 and 1702 speak of assembly versions; the SDK switches them off for everybody.
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable)
                .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));
    }

    /// <summary>What the compiler has against it, each with page and line; nothing where it compiles.</summary>
    public IReadOnlyList<string> Faults =>
        [.. _misplaced, .. _compilation.GetDiagnostics().Where(fault => fault.Severity >= DiagnosticSeverity.Warning).Select(InWords)];

    /// <summary>Runs it. Takes the console and the current folder for itself, so nothing else may use them meanwhile.</summary>
    /// <returns>What each block prints, in order.</returns>
    public IReadOnlyList<string> Run()
    {
        using MemoryStream image = new();
        if (!_compilation.Emit(image).Success) throw new InvalidOperationException(string.Join('\n', Faults));
        MethodInfo main = Assembly.Load(image.ToArray()).EntryPoint!;
        TextWriter console = Console.Out;
        string folder = Environment.CurrentDirectory;
        DirectoryInfo ofPage = Directory.CreateTempSubdirectory("page-");
        using StringWriter printed = new();
        Console.SetOut(printed);
        Environment.CurrentDirectory = ofPage.FullName;
        try
        {
            main.Invoke(null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
            Environment.CurrentDirectory = folder;
            ofPage.Delete(recursive: true);
        }

        return [.. printed.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Split(EndOfBlock).SkipLast(1)];
    }

    private string Compose(MarkdownPage page, CSharpParseOptions options)
    {
        StringBuilder usings = new();
        StringBuilder statements = new();
        StringBuilder types = new();
        foreach (CodeBlock block in page.Blocks.Where(block => block.Language == "csharp"))
        {
            SyntaxTree tree = CSharpSyntaxTree.ParseText(block.Text, options);
            CompilationUnitSyntax unit = tree.GetCompilationUnitRoot();
            foreach (UsingDirectiveSyntax directive in unit.Usings) Add(usings, directive);
            foreach (MemberDeclarationSyntax member in unit.Members) Add(member is GlobalStatementSyntax ? statements : types, member);
            if (unit.ContainsSkippedText || unit.Externs.Count + unit.AttributeLists.Count > 0)
                _misplaced.Add($"{page.Name}:{block.Line}: the block is not made of usings, statements and types.");
            statements.Append("#line hidden\nConsole.Out.Write('").Append(EndOfBlock).Append("');\n");

            void Add(StringBuilder part, SyntaxNode node) => part.AppendLine()
                .Append(FormattableString.Invariant(
                    $"#line {block.Line + tree.GetLineSpan(node.FullSpan).StartLinePosition.Line} \"{page.Name}\"\n"))
                .AppendLine(node.ToFullString());
        }

        return usings.Append(statements).Append(types).ToString();
    }

    private static string InWords(Diagnostic fault)
    {
        FileLinePositionSpan place = fault.Location.GetMappedLineSpan();
        return FormattableString.Invariant(
            $"{place.Path}:{place.StartLinePosition.Line + 1}: {fault.Id} {fault.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
    }

    private static IEnumerable<MetadataReference> FindReferences(Func<string, bool> isSeenToo)
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] loaded = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return loaded
            .Where(file =>
                Path.GetDirectoryName(file) == framework || Libraries.Contains(Path.GetFileNameWithoutExtension(file)) || isSeenToo(file))
            .Select(file => MetadataReference.CreateFromFile(file));
    }
}
