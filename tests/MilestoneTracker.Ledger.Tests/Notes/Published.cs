using System.Text.Json;
using MilestoneTracker.TestSupport.Data;

namespace MilestoneTracker.Ledger.Tests;

// What others have published: files beside the repository, and public keys of logs that everybody knows.
internal static class Published
{
    public const string Derived = "derived";
    public const string TestLog = "tessera-testlog";

    /// <summary>The key of the log behind tessera-testlog, as its sources name it.</summary>
    public const string TestLogKey = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

    /// <summary>The key of the public log of Sigstore: ECDSA on P-256.</summary>
    public const string RekorKey =
        "rekor.sigstore.dev+c0d23d6a+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBogSMdGvXwBcK5AW5i0hrZLOC96l+smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc=";

    /// <summary>The key of Sigstore's staging log of 2025: Ed25519, as a SubjectPublicKeyInfo.</summary>
    public const string StagingLog = "log2025-alpha1.rekor.sigstage.dev";
    private const string StagingKey = "MCowBQYDK2VwAyEAPn+AREHoBaZ7wgS1zBqpxmLSGnyhxXj4lFxSdWVB8o8=";

    public static Ed25519NoteVerifier StagingVerifier => new(StagingLog, Convert.FromBase64String(StagingKey)[12..]);

    public static JsonElement Json(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(SharedVectors.PathOf(Derived, file)));
        return document.RootElement.Clone();
    }

    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string property) =>
        element.GetProperty(property).EnumerateArray();

    public static string[] Texts(this JsonElement element, string property) =>
        [.. element.Items(property).Select(item => item.GetString()!)];
}
