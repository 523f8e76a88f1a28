using System.Text.Json;
using MilestoneTracker.Exchange.Writing;

namespace MilestoneTracker.Exchange.Formats.Graphs;

// JSON Graph Format, version 2: nodes by the names of milestones, an edge "depends-on" for each dependency, all else as metadata. Carries
// everything but records.
internal sealed class JgfWriter : IPlanWriter
{
    private const int FlushAt = 1 << 16;

    public (int Milestones, int Dependencies) Write(PlanToWrite plan, Stream output)
    {
        int dependencies = 0;
        using Utf8JsonWriter json = new(output, OwnJsonText.Relaxed);
        json.WriteStartObject();
        json.WriteStartObject("graph");
        json.WriteBoolean("directed", true);
        if (plan.PlanField(FieldKeys.Title) is { } title) json.WriteString("label", title);
        WriteMetadata(json, plan.Snapshot.PlanFields);
        plan.WrittenPlanFields.UnionWith(plan.Snapshot.PlanFields.Keys);
        json.WriteStartObject("nodes");
        foreach (Milestone milestone in plan.Milestones)
        {
            json.WriteStartObject(milestone.Name);
            json.WriteString("label", milestone.Name);
            json.WriteStartObject("metadata");
            OwnJsonText.WriteMilestone(json, milestone);
            json.WriteEndObject();
            json.WriteEndObject();
            if (json.BytesPending > FlushAt) json.Flush();
        }

        json.WriteEndObject();
        json.WriteStartArray("edges");
        foreach (Milestone milestone in plan.Milestones)
        {
            foreach (string dependency in milestone.Dependencies)
            {
                dependencies++;
                json.WriteStartObject();
                json.WriteString("source", milestone.Name);
                json.WriteString("target", dependency);
                json.WriteString("relation", "depends-on");
                WriteMetadata(json, plan.FieldsOf(milestone.Name, dependency));
                json.WriteEndObject();
                if (json.BytesPending > FlushAt) json.Flush();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return (plan.Milestones.Count, dependencies);
    }

    private static void WriteMetadata(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, string>> fields)
    {
        json.WriteStartObject("metadata");
        json.WriteNumber(JgfOwn.Mark, 1);
        OwnJsonText.WriteFields(json, fields);
        json.WriteEndObject();
    }
}
