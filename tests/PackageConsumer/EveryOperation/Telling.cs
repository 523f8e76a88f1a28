using System.Globalization;

namespace PackageConsumer.EveryOperation;

/// <summary>What the program tells: a heading for each part, a line for each answer.</summary>
internal sealed class Telling(TextWriter output)
{
    public void Begin(string part) => output.WriteLine("== " + part);

    public void Say(string what, object? answer) => output.WriteLine($"{what}: {Shown(answer)}".TrimEnd(' '));

    /// <summary>What is thrown is told by its type, and by what it carries where the caller says what that is.</summary>
    public void Refused<T>(string what, Action action, Func<T, object?> carried)
        where T : Exception
    {
        try
        {
            action();
            Say(what, "not refused");
        }
        catch (T e)
        {
            Say(what, $"refused, {e.GetType().Name}: {Shown(carried(e))}");
        }
    }

    private static string Shown(object? answer) => answer switch
    {
        null => "nothing",
        string text => text,
        byte[] bytes => Convert.ToHexStringLower(bytes),
        double number => number.ToString("G17", CultureInfo.InvariantCulture),
        IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> graph =>
        string.Join("; ", graph.Select(pair => pair.Key + " → " + string.Join(", ", pair.Value))),
        System.Collections.IEnumerable items => "[" + string.Join(", ", items.Cast<object?>().Select(Shown)) + "]",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => answer.ToString() ?? "",
    };
}
