using System.Text.Json;
using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting;

/// <summary>One milestone as JSON, in the same form as in the list <c>milestones</c> of a report (<see cref="ReportFormat.Json"/>), with
/// its assessment: for a response of a web API.</summary>
/// <remarks>Thread-safe. Costs as much as <see cref="RegistrySnapshot.AssessRisk"/> and
/// <see cref="RegistrySnapshot.GetCompletion"/>.</remarks>
public static class MilestoneJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JsonTexts.Encoder };

    /// <summary>Writes one milestone as an object.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="snapshot">The plan.</param>
    /// <param name="name">The milestone's name, compared ordinally.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> breaks a rule of names.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name. Nothing was written.</exception>
    public static void Write(Utf8JsonWriter json, RegistrySnapshot snapshot, string name)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(snapshot);
        RiskAssessment assessment = snapshot.AssessRisk(name);
        ReportAsJson.WriteMilestone(json, snapshot.GetMilestone(name)!, assessment.Level, assessment);
    }

    /// <summary>Returns one milestone as a text on one line.</summary>
    /// <param name="snapshot">The plan.</param>
    /// <param name="name">The milestone's name, compared ordinally.</param>
    /// <returns>The text. Characters that could be taken for markup are escaped, so it is safe within a page.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> breaks a rule of names.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public static string ToText(RegistrySnapshot snapshot, string name)
    {
        using StringWriter text = new(System.Globalization.CultureInfo.InvariantCulture);
        using (Utf8JsonWriter json = new(new Utf8Pieces(text), Compact)) Write(json, snapshot, name);
        return text.ToString();
    }
}
