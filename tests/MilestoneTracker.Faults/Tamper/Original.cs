using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;

namespace MilestoneTracker.Faults.Tamper;

/// <summary>A log that is good, and the checkpoint of it that is kept elsewhere.</summary>
internal sealed class Original
{
    private const byte LineFeed = (byte)'\n';

    private Original(byte[] bytes, VerificationResult report)
    {
        Bytes = bytes;
        Checkpoint = new Checkpoint(report.Identity!, report.Events, report.Root!.Value);
        List<(int Start, int End)> lines = [];
        for (int start = 0; start < bytes.Length;)
        {
            int end = start + bytes.AsSpan(start).IndexOf(LineFeed) + 1;
            lines.Add((start, end));
            start = end;
        }

        Lines = lines;
    }

    public byte[] Bytes { get; }

    public Checkpoint Checkpoint { get; }

    /// <summary>Where each line starts, and where it has ended with its line feed.</summary>
    public IReadOnlyList<(int Start, int End)> Lines { get; }

    /// <summary>The log, or <see langword="null"/> where it is not a good one to begin with.</summary>
    public static Original? Of(byte[] bytes, TextWriter errors)
    {
        using MemoryStream stream = new(bytes);
        VerificationResult report = LedgerLines.Verify(stream);
        if (report is { IsValid: true, Identity: not null }) return new Original(bytes, report);
        errors.WriteLine(report);
        return null;
    }

    public AuditEvent[] Read()
    {
        using MemoryStream stream = new(Bytes);
        return [.. LedgerLines.Read(stream, new LedgerChain())];
    }

    /// <summary>A line with its line feed.</summary>
    public ReadOnlySpan<byte> Line(int line) => Bytes.AsSpan(Lines[line].Start, Lines[line].End - Lines[line].Start);

    /// <summary>The log with other lines in the place of some.</summary>
    public byte[] With(int from, int to, params int[] lines)
    {
        using MemoryStream tampered = new(Bytes.Length * 2);
        tampered.Write(Bytes.AsSpan(0, Lines[from].Start));
        foreach (int line in lines) tampered.Write(Line(line));
        if (to < Lines.Count) tampered.Write(Bytes.AsSpan(Lines[to].Start));
        return tampered.ToArray();
    }
}
