using MilestoneTracker.Faults;
using MilestoneTracker.Faults.Fuzz;
using MilestoneTracker.Faults.Kill;
using MilestoneTracker.Faults.Syscalls;
using MilestoneTracker.Faults.Tamper;

// Faults on purpose, a verb each. Every verb prints its seed, and one plain line of its counts at the end.
// Exit code 0: all of it held; 1: something did not; 2: not understood; 3: a tool that the verb needs is not there.
if (FaultText.Of(args) is not { } words) return Usage();
return words.Plain switch
{
    ["tamper", string file] => TamperVerb.Run(file, words.Share, words.Seed),
    ["fuzz", string inputs] when FaultText.Number(inputs) is int count => FuzzVerb.Run(count, words.From, words.Seed),
    ["kill", string kills] when FaultText.Number(kills) is int count => KillVerb.Run(count, words.Seed),
    ["writer", string file] => Writer.Run(file, words.Seed), // the child of kill
    ["syscalls"] => SyscallsVerb.Run(words.Share, words.Seed),
    ["caller", string file] => Caller.Run(file, words.Seed), // the child of syscalls
    ["filler", string file] => Filler.Run(file, words.Seed), // another
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        tamper FILE [--share 1/20]   a log in JSON Lines (made where there is none), and the same in SQLite: every bit, length, event
                                     and row tampered with, held against a checkpoint; --share tries that share of it
        fuzz N [--from I]            N inputs, from number I (0) on, to the strict reader: never a crash or a hang, never another form accepted
        kill N                       kills a process that writes to a log in SQLite N times, also while it opens and recovers: nothing acknowledged is lost
        syscalls [--share 1/20]      an error at every system call that touches the files (by strace), full disks, read-only file systems
        --seed S                     with any of them: other choices (1)
        """);
    return Exit.Usage;
}
