using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MilestoneTracker.Tests.Conventions;

// The members that the sources of a program use, as the compiler understands them: what is called, made, read or written by name,
// operators and conversions,
// members of contracts that its classes implement or override, and ToString of what it tells (in an interpolated string, or as an object).
// A property is two members, get and set.
internal sealed class UsedMembers
{
    private const string Get = " get";
    private const string Set = " set";

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly CSharpCompilation _program;

    private UsedMembers(CSharpCompilation program)
    {
        _program = program;
        foreach (SyntaxTree tree in program.SyntaxTrees)
        {
            SemanticModel model = program.GetSemanticModel(tree);
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes()) Look(node, model);
        }
    }

    public IReadOnlyCollection<string> Names => _names;

    public static UsedMembers Of(string folder)
    {
        const string Implicit =
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global "
            + "using System.Threading; global using System.Threading.Tasks;";
        CSharpParseOptions latest = new(LanguageVersion.Latest);
        string[] references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        CSharpCompilation program = CSharpCompilation.Create(
            "program",
            SourceTree.Files("*.cs", folder).Select(
            file => CSharpSyntaxTree.ParseText(string.Join('\n', SourceTree.Lines(file)), latest, file))
            .Append(CSharpSyntaxTree.ParseText(Implicit, latest)),
            references.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Diagnostic[] errors = [.. program.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error)];
        return errors.Length == 0
            ? new UsedMembers(program) : throw new InvalidOperationException(string.Join('\n', errors.AsEnumerable()));
    }

    /// <summary>What a referenced assembly offers, without what the compiler has made of records.</summary>
    public IEnumerable<string> PublicMembersOf(string assembly)
    {
        IAssemblySymbol symbol = _program.SourceModule.ReferencedAssemblySymbols.Single(referenced => referenced.Name == assembly);
        return TypesOf(symbol.GlobalNamespace).Where(IsVisible).SelectMany(type => type.GetMembers()).Where(IsVisible).SelectMany(Offered);
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceSymbol space) =>
        space.GetTypeMembers().SelectMany(WithNested).Concat(space.GetNamespaceMembers().SelectMany(TypesOf));

    private static IEnumerable<INamedTypeSymbol> WithNested(INamedTypeSymbol type) =>
        type.GetTypeMembers().SelectMany(WithNested).Prepend(type);

    // What is protected is offered to who can derive.
    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility == Accessibility.Public
        || (symbol.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal
            && symbol.ContainingType is { IsSealed: false });

    private static IEnumerable<string> Offered(ISymbol member) => member switch
    {
        IPropertySymbol property => Accessors(property),
        IFieldSymbol field => [NameOf(field)],
        IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet } => [],
        IMethodSymbol method when IsMadeByTheCompiler(method) => [],
        IMethodSymbol method => [NameOf(method)],
        _ => [],
    };

    private static IEnumerable<string> Accessors(IPropertySymbol property)
    {
        if (property.GetMethod is { } get && IsVisible(get)) yield return NameOf(property) + Get;
        if (property.SetMethod is { } set && IsVisible(set)) yield return NameOf(property) + Set;
    }

    // What records get without a word written, and the constructor of a class or struct that has none.
    private static bool IsMadeByTheCompiler(IMethodSymbol method) =>
        method.GetAttributes()
        .Any(attribute => attribute.AttributeClass?.Name == nameof(System.Runtime.CompilerServices.CompilerGeneratedAttribute))
        || (method.MethodKind == MethodKind.Constructor
            && (method.IsImplicitlyDeclared
                || method.ContainingType.TypeKind is TypeKind.Enum or TypeKind.Struct && method.Parameters.IsEmpty));

    private static string NameOf(ISymbol symbol) => symbol.OriginalDefinition.ToDisplayString();

    private void Look(SyntaxNode node, SemanticModel model)
    {
        switch (node)
        {
            case TypeDeclarationSyntax declaration when model.GetDeclaredSymbol(declaration) is { } type:
                Implements(type);
                break;
            case InterpolationSyntax hole:
                Tells(model.GetTypeInfo(hole.Expression).Type);
                break;
            case ExpressionSyntax expression:
                Uses(model.GetSymbolInfo(expression).Symbol, IsTarget(expression));
                Uses(model.GetConversion(expression).MethodSymbol, isTarget: false);
                if (model.GetTypeInfo(expression).ConvertedType?.SpecialType == SpecialType.System_Object)
                    Tells(model.GetTypeInfo(expression).Type);
                break;
        }
    }

    private void Uses(ISymbol? symbol, bool isTarget)
    {
        if (symbol is IMethodSymbol { ReducedFrom: { } extension }) symbol = extension;
        if (symbol is IPropertySymbol property) _names.Add(NameOf(property) + (isTarget ? Set : Get));
        else if (symbol is IMethodSymbol or IFieldSymbol) _names.Add(NameOf(symbol));
    }

    // What stands to the left of an assignment, with what it belongs to or, in an initializer, alone.
    private static bool IsTarget(ExpressionSyntax expression)
    {
        SyntaxNode whole = expression.Parent is MemberAccessExpressionSyntax access && access.Name == expression ? access : expression;
        return whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole;
    }

    private void Tells(ITypeSymbol? type)
    {
        if (type?.GetMembers(nameof(ToString)).OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.IsEmpty) is { } toString)
            _names.Add(NameOf(toString));
    }

    private void Implements(INamedTypeSymbol type)
    {
        foreach (ISymbol promised in type.AllInterfaces.SelectMany(contract => contract.GetMembers()))
            if (type.FindImplementationForInterfaceMember(promised) is not null) _names.UnionWith(Offered(promised));
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
            if (method.OverriddenMethod is { } overridden)
                _names.UnionWith(overridden.AssociatedSymbol is { } property ? Offered(property) : [NameOf(overridden)]);
        if (type.BaseType is { } made)
            _names.UnionWith(made.InstanceConstructors.Where(constructor => constructor.Parameters.IsEmpty).Select(NameOf));
    }
}
