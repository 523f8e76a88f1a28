using System.Diagnostics;
using MilestoneTracker.Auditing;
using MilestoneTracker.Exchange.Options;

namespace MilestoneTracker.Exchange.Conformance.Fuzz;

// One input of a long run, made again from its seed and number alone, and what must hold of it: it is taken, and then the same bytes again
// make no event; or it is refused with a code, and then nothing was staged. Nothing else is thrown, and it takes less than a second of the
// processor.
public readonly record struct FuzzInput(ImportFormat Format, int Seed, int Number)
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(1);

    private Random Random => new(unchecked((((Seed * 486187739) + (int)Format) * 16777619) ^ (Number * -1640531527)));

    /// <summary>Whether it is one of a share of all inputs.</summary>
    public bool IsIn(int of, int all) => of == all || Random.Next(all) < of;

    /// <summary>What does not hold of it; <see langword="null"/> where all does.</summary>
    public string? FirstFault(byte[][] seeds, out bool isTaken)
    {
        isTaken = false;
        Random random = Random;
        random.Next();
        byte[] bytes = Mutation.Of(seeds, random);
        ImportOptions options = Drawn(random);
        InMemoryAuditLog log = new();
        TimeSpan begin = Environment.CpuUsage.TotalTime;
        try
        {
            MilestoneRegistry registry = MilestoneRegistry.Open(log);
            Commit(bytes, registry, options);
            long before = log.LastSequence;
            isTaken = true;
            Commit(bytes, registry, options);
            if (log.LastSequence != before) return "a second import of the same bytes made events";
        }
        catch (ImportRefusedException e)
        {
            if (log.LastSequence > 0 || isTaken) return $"refused after something was committed: {e.Code}";
            if (e.Code.Length == 0 || e.Message.Length == 0) return "refused without a code or a message";
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return $"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")} {new StackTrace(e).GetFrame(0)?.GetMethod()?.DeclaringType}";
        }

        TimeSpan took = Environment.CpuUsage.TotalTime - begin;
        return took < Most ? null : FormattableString.Invariant($"{took.TotalSeconds:0.0} s of the processor for {bytes.Length} bytes");
    }

    private void Commit(byte[] bytes, MilestoneRegistry registry, ImportOptions options)
    {
        using MemoryStream input = new(bytes, writable: false);
        using ImportPreview preview = PlanImport.Read(input, Format, options).ProposeTo(registry);
        preview.Commit();
    }

    private static ImportOptions Drawn(Random random) => new()
    {
        Name = "fuzz", Outline = (OutlineRule)random.Next(3), OnlyMilestones = random.Next(4) == 0, SkipCycles = random.Next(2) == 0,
        Issues = random.Next(2) == 0, PullRequests = random.Next(2) == 0, Assigned = random.Next(2) == 0,
        Dates = (DateOrder)random.Next(3), Edges = (EdgeDirection)random.Next(2),
        Encoding = random.Next(8) == 0 ? "windows-1252" : null,
    };
}
