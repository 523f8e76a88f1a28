using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MilestoneTracker.Shared.Faults.History;

/// <summary>What a snapshot says of its milestones, in short.</summary>
internal static class Digest
{
    public static string Of(RegistrySnapshot snapshot)
    {
        StringBuilder text = new();
        foreach (Milestone milestone in snapshot.Milestones)
        {
            text.Append(CultureInfo.InvariantCulture, $"{milestone.Name} {milestone.Status} {string.Join(',', milestone.Dependencies)} ");
            text.AppendJoin(',', milestone.Fields.Select(field => $"{field.Key}={field.Value}")).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
