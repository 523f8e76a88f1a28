using System.Text.Json;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Verbs;

// The milestone that a change was about, as the member "milestone"; null if it is gone.
internal static class ChangedMilestone
{
    public static void Write(Utf8JsonWriter json, RegistrySnapshot snapshot, string name)
    {
        if (snapshot.GetMilestone(name) is not { } milestone)
        {
            json.WriteNull("milestone");
            return;
        }

        json.WriteStartObject("milestone");
        json.Milestone(milestone, snapshot.AssessRisk(name).Level);
        json.Neighbours(milestone);
        json.Fields(snapshot, milestone);
        json.WriteEndObject();
    }
}
