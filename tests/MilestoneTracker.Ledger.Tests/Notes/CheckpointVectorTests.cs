using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using FluentAssertions;
using MilestoneTracker.TestSupport.Data;

namespace MilestoneTracker.Ledger.Tests;

// Texts of checkpoints that others use to test theirs, and the checkpoints of a small real log.
public sealed class CheckpointVectorTests
{
    // The published bodies test the lines: their "roots" are words in base64 ("bananas"), which a library without a hash function
    // takes. A root of ours has 32 bytes. So each body that is said to be good is refused here for the length of its root and
    // nothing else, and is taken once it has a root of 32 bytes; each that is said to be bad is refused with such a root too.
    private static readonly string[] Words = ["YmFuYW5hcw==", "dGhlIHZpZXcgZnJvbSB0aGUgdHJlZSB0b3BzIGlzIGdyZWF0IQ=="];

    private static readonly string Root = Convert.ToBase64String(SHA256.HashData("root"u8));

    [SharedVectorsFact(Published.Derived)]
    public void Twelve_published_bodies_are_read_or_refused_as_published_once_their_roots_have_32_bytes()
    {
        JsonElement[] cases = [.. Published.Json("checkpoint_body_vectors.json").Items("cases")];

        cases.Should().HaveCount(12);
        cases.Count(item => item.GetProperty("wantErr").ValueKind == JsonValueKind.False && IsReadButForItsRoot(item)).Should().Be(4);
        cases.Count(item => item.GetProperty("wantErr").ValueKind == JsonValueKind.True && IsRefused(WithRoot(item))).Should().Be(7);
    }

    [SharedVectorsFact(Published.Derived)]
    public void An_empty_extension_line_is_refused_as_the_specification_demands()
    {
        JsonElement[] open = [
            .. Published.Json("checkpoint_body_vectors.json")
                .Items("cases").Where(item => item.GetProperty("wantErr").ValueKind == JsonValueKind.Null)];

        open.Should().ContainSingle();
        open[0].Text("desc").Should().StartWith("trailing newlines");
        Refusal(WithRoot(open[0])).Should().Contain("line 4 is empty");
    }

    // Three bodies are bad for their first reader: one for another origin, which is its business and the caller's here.
    [SharedVectorsFact(Published.Derived)]
    public void The_tree_of_the_go_checksum_database_is_a_checkpoint_and_two_of_three_near_it_are_none()
    {
        JsonElement vectors = Published.Json("checkpoint_body_vectors.json").GetProperty("extra_from_golang_mod");
        string[] bad = vectors.Texts("bad");

        Checkpoint tree = Checkpoint.Parse(vectors.Text("tree"));

        tree.Origin.Should().Be("go.sum database tree");
        tree.Size.Should().Be(123456789012);
        tree.Root.ToArray().Should().Equal(SHA256.HashData([0, .. "hello world"u8]));
        tree.ToString().Should().Be(vectors.Text("tree"));
        bad.Should().HaveCount(3);
        Checkpoint.Parse(bad[0]).Origin.Should().Be("not-go.sum database tree").And.NotBe(tree.Origin);
        bad[1..].Count(IsRefused).Should().Be(2);
    }

    [SharedVectorsFact(Published.TestLog)]
    public void Sixteen_checkpoints_of_a_real_log_are_opened_with_its_key_and_its_newest_is_the_last_of_them()
    {
        Ed25519NoteVerifier key = Ed25519NoteVerifier.Parse(Published.TestLogKey);
        string folder = SharedVectors.PathOf(Published.TestLog, "testdata", "log");
        string[] files =
            [.. Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file).StartsWith("checkpoint.", StringComparison.Ordinal))];

        files.Should().HaveCount(16);
        List<long> sizes = [];
        foreach (string file in files)
        {
            byte[] bytes = File.ReadAllBytes(file);
            SignedNote note = SignedNote.Open(bytes, key);
            Checkpoint checkpoint = Checkpoint.Open(bytes, key);
            sizes.Add(checkpoint.Size);

            checkpoint.Origin.Should().Be("example.com/log/testdata");
            checkpoint.Size.ToString(CultureInfo.InvariantCulture).Should().Be(Path.GetExtension(file)[1..]);
            checkpoint.Extensions.Should().BeEmpty();
            checkpoint.ToString().Should().Be(note.Text);
            note.Signatures.Should().ContainSingle();
            note.UnverifiedSignatures.Should().BeEmpty();
        }

        sizes.Order().Should().Equal(Enumerable.Range(0, 16).Select(size => (long)size));
        Checkpoint.Open(File.ReadAllBytes(Path.Combine(folder, "checkpoint.0")), key).Root.ToArray().Should().Equal(SHA256.HashData([]));
        Checkpoint.Open(File.ReadAllBytes(Path.Combine(folder, "checkpoint")), key)
            .Should().Be(Checkpoint.Open(File.ReadAllBytes(Path.Combine(folder, "checkpoint.15")), key));
    }

    private static string WithRoot(JsonElement item) =>
        Words.Aggregate(item.Text("body"), (body, word) => body.Replace(word, Root, StringComparison.Ordinal));

    private static bool IsReadButForItsRoot(JsonElement item)
    {
        string[] lines = item.Text("body").TrimEnd('\n').Split('\n');
        Refusal(item.Text("body")).Should().Contain($"the root on line 3 has {Convert.FromBase64String(lines[2]).Length} bytes");

        Checkpoint checkpoint = Checkpoint.Parse(WithRoot(item));
        checkpoint.Origin.Should().Be(lines[0]);
        checkpoint.Size.ToString(CultureInfo.InvariantCulture).Should().Be(lines[1]);
        checkpoint.Extensions.Should().Equal(lines[3..]);
        checkpoint.ToString().Should().Be(WithRoot(item));
        return true;
    }

    private static bool IsRefused(string body) => Refusal(body).Length > 0;

    private static string Refusal(string body)
    {
        NoteException refused = FluentActions.Invoking(() => Checkpoint.Parse(body)).Should().Throw<NoteException>().Which;
        refused.Problem.Should().Be(NoteProblem.Malformed);
        return refused.Message;
    }
}
