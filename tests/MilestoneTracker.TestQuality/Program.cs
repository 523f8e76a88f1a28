using MilestoneTracker.TestQuality;

// Tests of the tests.
// mutants [core|ledger|planning|calendars|passes|simulations]: changes the code in small ways, one at a time, and looks whether a test
// notices (about an hour for each). Planning is the last three.
// survivors REPORT...: the same from reports that a run of it left behind.
// coverage [ledger]: which lines and branches of the core, or of the ledger, its own tests reach (some minutes).
// 0: what docs/CONTRIBUTING.md asks of it is so. 1: it is not; what is missing is told. 2: called otherwise.
switch (args)
{
    case ["mutants"]:
        return Mutation.Run(["core", "ledger", .. Mutation.Planning]) ? 0 : 1;
    case ["mutants", "planning"]:
        return Mutation.Run(Mutation.Planning) ? 0 : 1;
    case ["mutants", "core" or "ledger" or "calendars" or "passes" or "simulations"]:
        return Mutation.Run(args[1]) ? 0 : 1;
    case ["survivors", _, ..]:
        return Mutation.Judge(args[1..]) ? 0 : 1;
    case ["coverage"]:
        return Coverage.Run(isOfLedger: false) ? 0 : 1;
    case ["coverage", "ledger"]:
        return Coverage.Run(isOfLedger: true) ? 0 : 1;
    default:
        Console.Error.WriteLine(
            "usage: dotnet run -c Release --project tests/MilestoneTracker.TestQuality -- "
            + "mutants [core|ledger|planning|calendars|passes|simulations] | survivors REPORT... | coverage [ledger]");
        return 2;
}
