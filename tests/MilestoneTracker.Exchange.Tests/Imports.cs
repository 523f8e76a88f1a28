using System.Text;
using MilestoneTracker.Auditing;
using MilestoneTracker.Exchange.Options;

namespace MilestoneTracker.Exchange.Tests;

// Short ways to what most tests do.
internal static class Imports
{
    public static string CasePath(params string[] parts) => Path.Combine([AppContext.BaseDirectory, "Cases", .. parts]);

    public static ImportedPlan Read(byte[] bytes, ImportFormat format, ImportOptions? options = null)
    {
        using MemoryStream input = new(bytes, writable: false);
        return PlanImport.Read(input, format, options ?? new ImportOptions { Name = "plan" });
    }

    public static ImportedPlan Read(string text, ImportFormat format, ImportOptions? options = null) =>
        Read(Encoding.UTF8.GetBytes(text), format, options);

    public static (MilestoneRegistry Registry, InMemoryAuditLog Log) Registry()
    {
        InMemoryAuditLog log = new();
        return (MilestoneRegistry.Open(log), log);
    }

    /// <summary>Imports into a registry and commits; returns what was previewed.</summary>
    public static ImportPreview Commit(ImportedPlan plan, MilestoneRegistry registry)
    {
        ImportPreview preview = plan.ProposeTo(registry);
        preview.Commit();
        return preview;
    }
}
