namespace MilestoneTracker.Faults.Syscalls;

/// <summary>An error in the place of a system call: of the so-manieth that touches the files, or of all from there on.</summary>
internal sealed record Injection(string Call, string Error, int When, bool AndOn)
{
    public string Option => FormattableString.Invariant($"inject={Call}:error={Error}:when={When}{(AndOn ? "+" : "")}");

    public override string ToString() => FormattableString.Invariant($"{Error} at {Call} {When}{(AndOn ? " and on" : "")}");

    /// <summary>All that are tried: at each call that may fail.</summary>
    public static IEnumerable<Injection> All(IReadOnlyDictionary<string, List<bool>> calls)
    {
        foreach ((string call, List<bool> mayFail) in calls)
        {
            bool writes = call is "pwrite64" or "write" or "ftruncate" or "fallocate" or "openat";
            bool isLasting = call is "pwrite64" or "write" or "fsync" or "fdatasync" or "pread64";
            for (int when = 1; when <= mayFail.Count; when++)
            {
                if (!mayFail[when - 1]) continue;
                yield return new Injection(call, "EIO", when, AndOn: false);
                if (writes) yield return new Injection(call, "ENOSPC", when, AndOn: false);
                if (isLasting) yield return new Injection(call, "EIO", when, AndOn: true);
                // The file system turned read-only meanwhile.
                if (call == "pwrite64") yield return new Injection(call, "EROFS", when, AndOn: true);
            }
        }
    }
}
