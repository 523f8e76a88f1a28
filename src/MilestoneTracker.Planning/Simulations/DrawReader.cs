using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Simulations;

// From the fields of an open milestone to how its remaining work is drawn. An estimate is scaled to the share of work that remains; of
// what was started without a report the whole is drawn, and what was worked is taken off.
internal readonly struct DrawReader(PlanModel model, ulong seed)
{
    private readonly Dictionary<(double, double), Lazy<BetaQuantile>> _quantiles = [];

    public WorkDraw Read(int position)
    {
        Problems problems = default;
        ref readonly Row row = ref model.Rows[position];
        MilestoneFields fields = new(model.View.FieldsAt(position), model.Inputs, ref problems);
        bool isUnreported = row.IsStarted && fields.Remaining is null && fields.Progress is null;
        long worked = isUnreported ? Math.Max(0, model.CalendarOf(row).Work(row.Started, model.Now)) : 0;
        double correlation = (double)model.Inputs.Correlation;
        string? component = correlation > 0 && model.View.ComponentsAt(position) is [var first, ..] ? first : null;
        return new WorkDraw
        {
            Stream = RandomStream.OfMilestone(seed, model.View.NameAt(position)),
            Work = WorkOf(row, fields, isUnreported),
            Fixed = row.Remaining,
            Worked = worked,
            RiskPercent = fields.Risk?.Percent ?? 0,
            Risk = fields.Risk is { } risk ? RiskOf(risk) : null,
            Component = component is null ? null : RandomStream.OfComponent(seed, component),
            Correlation = correlation,
        };
    }

    private Spread? WorkOf(in Row row, in MilestoneFields fields, bool isUnreported)
    {
        if (fields.Estimate is { } estimate)
            return row.Duration == 0 || isUnreported ? Of(estimate, 1, 1) : Of(estimate, row.Remaining, row.Duration);
        if (model.Inputs.Uncertainty is not { } range) return null;
        int all = isUnreported ? row.Duration : row.Remaining;
        return new Spread(
            range.Shape, Spread.Scale(range.Least, all, 100), Spread.Scale(range.Likely, all, 100), Spread.Scale(range.Greatest, all, 100),
            QuantileOf);
    }

    private Spread RiskOf(PlanRisk risk)
    {
        if (risk.Estimate is { } estimate) return Of(estimate, 1, 1);
        int minutes = risk.Duration!.Value.GetMinutes(model.Inputs.Units);
        return new Spread(EstimateShape.Uniform, minutes, minutes, minutes, QuantileOf);
    }

    private Spread Of(ThreePoint estimate, int factor, int divisor)
    {
        WorkUnits units = model.Inputs.Units;
        return new Spread(
            estimate.Shape,
            Spread.Scale(estimate.Least.GetMinutes(units), factor, divisor),
            Spread.Scale(estimate.Likely.GetMinutes(units), factor, divisor),
            Spread.Scale(estimate.Greatest.GetMinutes(units), factor, divisor),
            QuantileOf);
    }

    // Many milestones have an estimate of the same proportions; each table is made once, when it is first drawn from.
    private Lazy<BetaQuantile> QuantileOf(double a, double b)
    {
        if (!_quantiles.TryGetValue((a, b), out Lazy<BetaQuantile>? quantile))
            _quantiles.Add((a, b), quantile = new Lazy<BetaQuantile>(() => new BetaQuantile(a, b)));
        return quantile;
    }
}
