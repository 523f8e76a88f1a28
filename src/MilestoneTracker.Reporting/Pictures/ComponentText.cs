using System.Collections.Immutable;

namespace MilestoneTracker.Reporting.Pictures;

// The components of a box on one line: all of them if they fit, otherwise the first ones and the number of the others, "backend +4".
internal static class ComponentText
{
    /// <summary>The text. Only the first component is ever shortened.</summary>
    public static string Fit(ImmutableSortedSet<string> components, double width, double size, bool bold = false)
    {
        for (int shown = components.Count; shown > 1; shown--)
        {
            string text = string.Join(", ", components.Take(shown)) + Others(components.Count - shown);
            if (TextWidth.Measure(text, size, bold) <= width) return text;
        }

        string others = Others(components.Count - 1);
        return TextFit.Line(components[0], width - TextWidth.Measure(others, size, bold), size, bold) + others;
    }

    /// <summary>The same on two lines.</summary>
    public static IReadOnlyList<string> TwoLines(ImmutableSortedSet<string> components, double width, double size, bool bold = false)
    {
        for (int shown = components.Count; ; shown--)
        {
            string names = string.Join(", ", components.Take(shown)), others = Others(components.Count - shown);
            IReadOnlyList<string> lines = TextFit.TwoLines(names + others, width, size, bold);
            bool isWhole = lines.Sum(line => line.Length) >= names.Length + others.Length - 1;
            if (isWhole || (shown == 1 && others.Length == 0)) return lines;
            if (shown == 1) return [TextFit.Line(names, width, size, bold), others.TrimStart()];
        }
    }

    private static string Others(int count) => count == 0 ? "" : $" +{PictureText.Number(count)}";
}
