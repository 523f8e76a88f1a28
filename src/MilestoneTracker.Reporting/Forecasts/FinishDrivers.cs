using System.Globalization;
using MilestoneTracker.Planning.Simulations;

namespace MilestoneTracker.Reporting.Forecasts;

// The milestones that drive a simulated finish: those with a sensitivity index above 0 to two decimals, the highest first.
internal static class FinishDrivers
{
    private const int Most = 10;

    public static IReadOnlyList<SimulatedMilestone> Of(Simulation simulation) =>
    [
        .. simulation.Milestones.Where(IsOne).OrderByDescending(milestone => Math.Round(milestone.SensitivityIndex, 4))
            .ThenBy(milestone => milestone.Name, StringComparer.Ordinal).Take(Most),
    ];

    /// <summary>How many there are.</summary>
    public static int Count(Simulation simulation) => simulation.Milestones.Count(IsOne);

    /// <summary>A number with two decimals.</summary>
    public static string Text(double number) => (Math.Round(number, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture);

    private static bool IsOne(SimulatedMilestone milestone) => milestone.SensitivityIndex >= 0.005;
}
