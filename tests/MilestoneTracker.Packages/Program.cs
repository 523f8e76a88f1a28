using MilestoneTracker.Packages;

// Looks into the packages that were packed into a folder.
// content FOLDER COMMIT: each package is what its approved text says, and was made of that commit.
// same FOLDER FOLDER: both folders have the same packages, byte for byte.
// 0: it is so. 1: it is not; what differs is told. 2: called otherwise.
Findings findings = new(Console.Out);
switch (args)
{
    case ["content", string folder, string commit]:
        PackageContent.Check(folder, commit, findings);
        break;
    case ["same", string first, string second]:
        SameBytes.Check(first, second, findings);
        break;
    default:
        Console.Error.WriteLine(
            "usage: dotnet run -c Release --project tests/MilestoneTracker.Packages -- content FOLDER COMMIT | same FOLDER FOLDER");
        return 2;
}

return findings.Finish() ? 0 : 1;
