using System.Globalization;
using System.Text;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.People;

// The steps of a panel as paths within its plot. Equal neighbours are one step; of days on which nobody is there and nobody is asked for
// nothing is drawn. O(steps).
internal sealed class LoadSteps
{
    private readonly IReadOnlyList<LoadStep> _steps;
    private readonly TimelineScale _scale;
    private readonly double _left;
    private readonly double _top;
    private readonly double _height;

    /// <param name="steps">The steps.</param>
    /// <param name="scale">Where days are.</param>
    /// <param name="left">The left end of the plot.</param>
    /// <param name="top">The top of the plot.</param>
    /// <param name="height">The height of the plot.</param>
    public LoadSteps(IReadOnlyList<LoadStep> steps, TimelineScale scale, double left, double top, double height)
    {
        (_steps, _scale, _left, _top, _height) = (steps, scale, left, top, height);
        Top = Math.Max(steps.Max(step => Math.Max(step.Demand, step.Capacity)), 0.01m);
    }

    /// <summary>The quantity at the top of the plot.</summary>
    public decimal Top { get; }

    /// <summary>What is asked for, as an area.</summary>
    public string Demand() => Area(step => step.Demand, _ => 0, step => step.Demand > 0);

    /// <summary>The excess, as an area above the capacity.</summary>
    public string Excess() => Area(step => step.Demand, step => step.Capacity, step => step.Excess > 0);

    /// <summary>What there is, as a line with a gap where there is nothing to say.</summary>
    public string Capacity()
    {
        StringBuilder path = new();
        double? before = null;
        foreach (LoadStep step in _steps)
        {
            double y = Y(step.Capacity);
            if (!step.IsAny) before = null;
            else if (before is null) path.Append('M').Append(Text(X(step.From))).Append(' ').Append(Text(y));
            else if (before != y) path.Append('V').Append(Text(y));
            if (!step.IsAny) continue;
            path.Append('H').Append(Text(X(step.To)));
            before = y;
        }

        return path.ToString();
    }

    /// <summary>The greatest excess of each stretch, "+1", in the middle above it; left out where there is no room beside the one
    /// before.</summary>
    public IEnumerable<(double X, string Amount)> Amounts(double size)
    {
        double free = _left;
        for (int i = 0; i < _steps.Count; i++)
        {
            if (_steps[i].Excess == 0) continue;
            int first = i;
            decimal most = 0;
            for (; i < _steps.Count && _steps[i].Excess > 0; i++) most = Math.Max(most, _steps[i].Excess);
            string amount = "+" + LoadText.Of(most);
            double half = TextWidth.Measure(amount, size, bold: true) / 2;
            double middle = (X(_steps[first].From) + X(_steps[i - 1].To)) / 2;
            double x = Math.Clamp(middle, _left + half, X(_scale.Days.Last) - half);
            if (x - half < free) continue;
            yield return (x, amount);
            free = x + half + 4;
        }
    }

    private string Area(Func<LoadStep, decimal> above, Func<LoadStep, decimal> below, Func<LoadStep, bool> isShown)
    {
        StringBuilder path = new();
        for (int i = 0; i < _steps.Count; i++)
        {
            if (!isShown(_steps[i])) continue;
            int first = i;
            while (i + 1 < _steps.Count && isShown(_steps[i + 1])) i++;
            path.Append('M').Append(Text(X(_steps[first].From))).Append(' ').Append(Text(Y(below(_steps[first]))));
            for (int at = first; at <= i; at++) Step(path, Y(above(_steps[at])), X(_steps[at].To), at < i && Same(at, at + 1, above));
            for (int at = i; at >= first; at--) Step(path, Y(below(_steps[at])), X(_steps[at].From), at > first && Same(at, at - 1, below));
            path.Append('Z');
        }

        return path.ToString();
    }

    private bool Same(int one, int other, Func<LoadStep, decimal> value) => value(_steps[one]) == value(_steps[other]);

    private static void Step(StringBuilder path, double y, double x, bool goesOn)
    {
        if (goesOn) return;
        path.Append('V').Append(Text(y)).Append('H').Append(Text(x));
    }

    private double X(int day) => _left + _scale.X(day);

    private double Y(decimal quantity) => _top + (_height * (1 - (double)(quantity / Top)));

    private static string Text(double number) => (Math.Round(number, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);
}
