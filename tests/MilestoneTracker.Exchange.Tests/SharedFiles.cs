using MilestoneTracker.TestSupport.Data;

namespace MilestoneTracker.Exchange.Tests;

// The files of other people, which lie beside the repository and are not ours to ship.
internal static class SharedFiles
{
    public static string Folder => Path.Combine(Repository.Shared, "exchange", "files");

    public static string Oracle => Path.Combine(Folder, "oracle.jsonl");

    public static string? ReasonToSkip => File.Exists(Oracle) ? null
        : "The files are not there: ../shared/exchange, beside the repository.";
}
