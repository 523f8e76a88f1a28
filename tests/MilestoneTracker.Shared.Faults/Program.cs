using System.Globalization;
using MilestoneTracker.Auditing;
using MilestoneTracker.Shared.Faults.Mutants;
using MilestoneTracker.Shared.Faults.Runs;

// Checks histories of registries that share one log. The last line is "N operations checked, V violations".
//
// memory COUNT    three registries of this process on a log in memory, COUNT operations each; then on one that sometimes gives no answer
// file COUNT      four processes on one file, COUNT operations each
// kill COUNT      four processes on one file, 1,000 operations each, of which COUNT are killed and replaced
// mutants COUNT   logs with a fault each, COUNT operations each: a violation is a fault that the checker does not find
// --seed S        other choices (1)
//
// Exit code 0: no violation; 1: some; 2: called otherwise.
const int Processes = 4;
int seed = args is [.., "--seed", var text] && int.TryParse(text, CultureInfo.InvariantCulture, out int chosen) ? chosen : 1;
string[] words = args is [.., "--seed", _] ? args[..^2] : args;
List<string> violations = [];
int operations;
switch (words)
{
    case ["child", var path, var name, var each, var childSeed]:
        return FileRun.Child(
            path, name, int.Parse(each, CultureInfo.InvariantCulture), int.Parse(childSeed, CultureInfo.InvariantCulture));
    case ["memory", var count] when TryCount(count, out int each):
        operations = InMemoryRun.Run(new SharedInMemoryAuditLog(), each, seed, violations)
            + InMemoryRun.Run(new FaultyLog(FaultyLog.InDoubt), each, seed, violations);
        break;
    case ["file", var count] when TryCount(count, out int each):
        operations = new FileRun(Processes, each, seed).Run(kills: 0, violations);
        break;
    case ["kill", var count] when TryCount(count, out int kills):
        operations = new FileRun(Processes, 1000, seed).Run(kills, violations);
        break;
    case ["mutants", var count] when TryCount(count, out int each):
        operations = 0;
        foreach (string fault in FaultyLog.Faults)
        {
            List<string> found = [];
            operations += InMemoryRun.Run(new FaultyLog(fault), each, seed, found);
            Console.WriteLine($"{fault}: {(found.Count == 0 ? "not found" : "found, " + found[0])}");
            if (found.Count == 0) violations.Add($"'{fault}' was not found");
        }

        break;
    default:
        Console.Error.WriteLine("usage: memory COUNT | file COUNT | kill COUNT | mutants COUNT [--seed S]");
        return 2;
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
foreach (string violation in violations.Take(20)) Console.WriteLine("violation: " + violation);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{operations} operations checked, {violations.Count} violations"));
return violations.Count == 0 ? 0 : 1;

static bool TryCount(string text, out int count) =>
    int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0;
