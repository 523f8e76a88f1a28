using System.Reflection;
using System.Text;
using System.Xml.Linq;
using FluentAssertions;
using MilestoneTracker.Exchange;
using MilestoneTracker.Hosting;
using MilestoneTracker.Hosting.Sqlite;
using MilestoneTracker.Ledger;
using MilestoneTracker.Planning;
using MilestoneTracker.Reporting;
using MilestoneTracker.Sqlite;
using Xunit;

namespace MilestoneTracker.Tests.Conventions;

// Documentation is complete: each public type and member has a summary, each parameter is told, and each changing operation
// says what it throws.
public sealed class DocumentationTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly[] Packages =
        [typeof(MilestoneRegistry).Assembly, typeof(LedgerChain).Assembly, typeof(SqliteAuditLog).Assembly, typeof(PlanReport).Assembly,
            typeof(Schedule).Assembly, typeof(PlanImport).Assembly, typeof(HostedLog).Assembly, typeof(SqliteHostingOptions).Assembly];

    private static readonly Dictionary<string, XElement> Pages = Packages
        .SelectMany(package => XDocument.Load(Path.ChangeExtension(package.Location, ".xml")).Descendants("member"))
        .DistinctBy(member => member.Attribute("name")!.Value)
        .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    [Fact]
    public void Every_public_type_and_member_has_a_summary()
    {
        string[] missing = [.. Packages.SelectMany(package => package.GetExportedTypes()).SelectMany(IdsOf).Where(id => !IsTold(id))];

        missing.Should().BeEmpty();
        Pages.Count.Should().BeGreaterThan(100);
    }

    [Fact]
    public void No_summary_only_repeats_the_name()
    {
        Pages.Where(
            page => page.Value.Element("summary") is { } summary
                && (summary.Value.Trim().Length < 8 || summary.Value.TrimStart().StartsWith("Gets ", StringComparison.Ordinal)))
            .Select(page => page.Key).Should().BeEmpty();
    }

    [Fact]
    public void Every_parameter_of_a_documented_method_is_told()
    {
        List<string> missing = [];
        foreach (Type type in Packages.SelectMany(package => package.GetExportedTypes()))
        {
            foreach (MethodBase method in type.GetMethods(Declared)
                .Where(IsWritten).Cast<MethodBase>().Concat(type.GetConstructors(Declared)))
            {
                if (!Pages.TryGetValue(IdOf(method), out XElement? page) || page.Element("inheritdoc") is not null) continue;
                HashSet<string> told = [.. page.Elements("param").Select(p => p.Attribute("name")!.Value)];
                missing.AddRange(method.GetParameters().Where(p => !told.Contains(p.Name!)).Select(p => IdOf(method) + ": " + p.Name));
            }
        }

        missing.Should().BeEmpty();
    }

    [Fact]
    public void Every_changing_operation_says_what_it_throws()
    {
        foreach (MethodInfo method in typeof(MilestoneRegistry).GetMethods(Declared)
            .Where(m => m.GetParameters().Any(p => p.ParameterType == typeof(ChangeContext))))
        {
            if (method.Name is "Propose" or "Edit") continue; // which change nothing, and refuse nothing
            Throws(method).Should().Contain("T:MilestoneTracker.RegistryFaultedException", method.Name).And.Contain(
                "T:MilestoneTracker.Auditing.AuditAppendRefusedException", method.Name);
            if (method.Name != "Batch") Throws(method).Should().Contain("T:System.ArgumentException", method.Name);
        }

        Throws(typeof(MilestoneRegistry).GetMethod("DeclareMilestoneDependency")!)
            .Should().Contain("T:MilestoneTracker.DependencyCycleException");
        Throws(typeof(MilestoneRegistry).GetMethod("RegisterMilestone")!)
            .Should().Contain("T:MilestoneTracker.DuplicateMilestoneException");
        Throws(typeof(MilestoneRegistry).GetMethod("UpdateMilestoneStatus")!)
            .Should().Contain("T:MilestoneTracker.StatusTransitionRefusedException");
        Throws(typeof(ProposedChange).GetMethod("Commit")!).Should().Contain("T:MilestoneTracker.StaleChangeException");
    }

    // What is inherited from the operation of the same name is said there.
    private static string[] Throws(MethodBase method)
    {
        IEnumerable<XElement> told = Pages[IdOf(method)].Elements("exception");
        if (Pages[IdOf(method)].Element("inheritdoc") is { } inherited)
            told = told.Concat(Pages[inherited.Attribute("cref")!.Value].Elements("exception"));
        return [.. told.Select(e => e.Attribute("cref")!.Value)];
    }

    private static bool IsTold(string id) =>
        Pages.TryGetValue(id, out XElement? page)
        && (page.Element("inheritdoc") is not null
            || page.Element("summary") is { } summary && !string.IsNullOrWhiteSpace(summary.Value + string.Concat(summary.Elements())));

    // An indexer is documented with what it is indexed by.
    private static string IndexOf(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } index
        ? $"({string.Join(',', index.Select(by => by.ParameterType.FullName))})" : "";

    private static IEnumerable<string> IdsOf(Type type)
    {
        yield return "T:" + NameOf(type);
        XElement? typePage = Pages.GetValueOrDefault("T:" + NameOf(type));
        HashSet<string> positional = [.. typePage?.Elements("param").Select(p => p.Attribute("name")!.Value) ?? []];
        foreach (PropertyInfo property in type.GetProperties(Declared))
            // A record's parameters are told with the type.
            if (!positional.Contains(property.Name)) yield return "P:" + NameOf(type) + "." + property.Name + IndexOf(property);
        foreach (FieldInfo field in type.GetFields(Declared))
            if (!field.IsSpecialName) yield return "F:" + NameOf(type) + "." + field.Name;
        foreach (MethodInfo method in type.GetMethods(Declared).Where(IsWritten)) yield return IdOf(method);
        foreach (ConstructorInfo constructor in type.GetConstructors(Declared))
            if (constructor.GetParameters().Length > 0 && !constructor.GetParameters().All(p => positional.Contains(p.Name!)))
                yield return IdOf(constructor);
    }

    /// <summary>Written by hand: not an accessor, and not what the compiler makes of records.</summary>
    private static bool IsWritten(MethodInfo method) =>
        !method.IsSpecialName && method.Name is not ("<Clone>$" or "Deconstruct")
        && method.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null;

    private static string IdOf(MethodBase method)
    {
        StringBuilder id = new("M:" + NameOf(method.DeclaringType!) + "." + (method.IsConstructor ? "#ctor" : method.Name));
        if (method.GetParameters().Length > 0)
            id.Append('(').AppendJoin(',', method.GetParameters().Select(p => NameOf(p.ParameterType))).Append(')');
        return id.ToString();
    }

    private static string NameOf(Type type)
    {
        if (type.IsByRef) return NameOf(type.GetElementType()!) + "@";
        if (!type.IsGenericType) return type.FullName!.Replace('+', '.');
        string name = type.GetGenericTypeDefinition().FullName!;
        return name[..name.IndexOf('`', StringComparison.Ordinal)] + "{" + string.Join(",", type.GetGenericArguments().Select(NameOf))
            + "}";
    }
}
