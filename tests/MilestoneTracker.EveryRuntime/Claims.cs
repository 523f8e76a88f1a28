using System.Globalization;
using System.Reflection;
using Xunit;
using Xunit.Sdk;

namespace MilestoneTracker.EveryRuntime;

// The tests of this program, found by the attributes that the test runner finds them by. It knows what they use and no more: facts,
// theories
// with data in attributes or in a static member, a reason to skip. What it does not know it refuses, so that nothing is left out in
// silence.
internal static class Claims
{
    public static IEnumerable<Claim> InThisProgram() =>
        from type in typeof(Claims).Assembly.GetTypes().OrderBy(type => type.FullName, StringComparer.Ordinal)
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .OrderBy(method => method.MetadataToken)
        let fact = method.GetCustomAttribute<FactAttribute>()
        where fact is not null
        from claim in fact is TheoryAttribute ? Cases(method, fact.Skip) : [new Claim(GroupOf(type), NameOf(method), fact.Skip, method, [])]
        select claim;

    private static IEnumerable<Claim> Cases(MethodInfo method, string? skipped)
    {
        DataAttribute[] sources = [.. method.GetCustomAttributes<DataAttribute>()];
        object[][] rows = [.. sources.SelectMany(source => source.GetData(method))];
        if (rows.Length == 0) throw new InvalidOperationException($"{NameOf(method)} is a theory without a case.");
        return rows.Select(
            row => new Claim(
                GroupOf(method.DeclaringType!), $"{NameOf(method)}({string.Join(", ", row.Select(Shown))})", skipped, method, row));
    }

    private static string GroupOf(Type type) => type.FullName!.Substring("MilestoneTracker.".Length);

    private static string NameOf(MethodInfo method) => method.DeclaringType!.Name + "." + method.Name;

    private static string Shown(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null";
}
