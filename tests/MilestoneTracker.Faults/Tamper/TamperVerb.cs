namespace MilestoneTracker.Faults.Tamper;

// Whatever is done to a log is reported, where a checkpoint of it is kept elsewhere: as lines, as rows of SQLite, and as the
// bytes of the database. All of it, or a share.
internal static class TamperVerb
{
    private const int FewestBytes = 1 << 16;

    public static int Run(string file, Share share, ulong seed)
    {
        if (!File.Exists(file)) File.WriteAllBytes(file, ScriptedLog.Write("faults/tamper", seed, FewestBytes));
        byte[] bytes = File.ReadAllBytes(file);
        if (bytes.Length < FewestBytes || Original.Of(bytes, Console.Error) is not { } original)
        {
            Console.Error.WriteLine(
                FormattableString.Invariant($"{file} is not a good log of at least {FewestBytes} bytes to begin with."));
            return Exit.Usage;
        }

        Findings findings = new(Console.Out);
        Tampered tampered = new(findings);
        Console.WriteLine(
            FormattableString.Invariant(
            $"{bytes.Length} bytes, {original.Checkpoint.Size} events, {Environment.ProcessorCount} threads, share {share}, seed {seed}"));
        Cases cases = new(share, seed, tampered);
        TamperedLines.Run(original, cases);
        using (SqliteOriginal database = SqliteOriginal.Make(original))
        {
            Console.WriteLine(
                FormattableString.Invariant(
                $"in SQLite: {database.Closed.Length} bytes closed, or {database.Open.Length} and {database.WriteAheadLog.Length} in the write-ahead log; saved state {database.SavedState.Length}"));
            TamperedRows.Run(database, cases);
            TamperedTables.Run(database, cases.All);
            TamperedFiles.Run(database, cases);
        }

        Console.WriteLine(tampered.Ways);
        Console.WriteLine(FormattableString.Invariant($"tamper: {tampered}, seed {seed}"));
        return findings.Count == 0 && tampered.Count > 0 ? Exit.Held : Exit.DidNotHold;
    }
}
