using MilestoneTracker.Ledger;

namespace MilestoneTracker.Faults.Fuzz;

// Inputs verified as a whole small log. Checked: nothing is thrown; a report that is not valid says where and why, at a place
// that there is; what is valid is written again as exactly the same bytes, with the same root.
internal static class LogTarget
{
    public static bool Try(byte[] input, out string? fault)
    {
        VerificationResult report;
        using MemoryStream stream = new(input);
        try
        {
            report = LedgerLines.Verify(stream);
        }
        catch (Exception e)
        {
            fault = $"crash: {e}";
            return false;
        }

        fault = report.IsValid ? FindFault(report, input) : FindFaultOfRefusal(report, input);
        return report.IsValid;
    }

    private static string? FindFault(VerificationResult report, byte[] input)
    {
        int lines = input.AsSpan().Count((byte)'\n');
        if (report.Events != lines || report.Plan?.Version != lines)
            return $"valid with {report.Events} events and a plan of version {report.Plan?.Version}, in {lines} lines";
        if (lines == 0) return input.Length == 0 ? null : "valid, and there is no whole line";
        LedgerChain chain = new(report.Identity);
        using MemoryStream again = new(input.Length);
        using MemoryStream stream = new(input);
        LedgerLines.Write(LedgerLines.Read(stream, new LedgerChain()), chain, again);
        if (!again.GetBuffer().AsSpan(0, (int)again.Length).SequenceEqual(input)) return "valid, and written again in another way";
        return chain.Root == report.Root ? null : "valid with another root than it is written with";
    }

    // One behind the last line: where something is missing there.
    private static string? FindFaultOfRefusal(VerificationResult report, byte[] input)
    {
        int lines = input.AsSpan().Count((byte)'\n');
        return report.FailedAt is >= 1 and long at && at <= lines + 1 && !string.IsNullOrEmpty(report.Fault) && report.Plan is null
            ? null : $"refused at {report.FailedAt} of {lines} lines, for '{report.Fault}'";
    }
}
