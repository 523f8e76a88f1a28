using System.Text.RegularExpressions;
using FluentAssertions;
using MilestoneTracker.TestSupport.Data;

namespace MilestoneTracker.EveryRuntime.Tests;

// One program, two runtimes, two assets of the packages. Of what the published vectors ask for, only signatures by ECDSA are not to be
// had under Mono, and are refused by a typed error; so the two accounts differ in those alone.
public sealed partial class EveryRuntimeTests
{
    private static readonly Lazy<Account> Net = new(() => Account.On("dotnet"));
    private static readonly Lazy<Account> Mono = new(() => Account.On("mono"));

    private static readonly string[] NeedEcdsa =
    [
        "Each_of_the_23_published_checkpoints_is_opened_or_refused_for_its_own_reason",
        "No_case_that_is_good_is_refused_but_one_whose_key_is_not_known_here",
        "A_note_is_signed_by_the_name_of_the_key_whatever_its_origin_says",
    ];

    private static readonly string[] Vectors = [
        "Ledger.Tests.ProofVectorTests", "Ledger.Tests.LogVectorTests", "Ledger.Tests.NoteVectorTests",
            "Ledger.Tests.CheckpointVectorTests", "Ledger.Tests.SigstoreCheckpointTests"];

    [NeedsFact("dotnet")]
    public void On_dotnet_everything_holds_on_the_net10_asset()
    {
        Holds(Net.Value);
        Net.Value.Lines[0].Should().Contain(".NETCoreApp,Version=v10.0").And.EndWith("with ECDSA keys");
        Net.Value.NotSupported.Should().Be(0);
    }

    [NeedsFact("mono")]
    public void Under_Mono_everything_holds_on_the_netstandard_asset_but_what_needs_signatures_by_ECDSA()
    {
        Holds(Mono.Value);
        Mono.Value.Lines[0].Should().StartWith("on Mono ").And.Contain(".NETStandard,Version=v2.0").And.EndWith("without ECDSA keys");
        Mono.Value.Lines.Where(line => line.StartsWith("not supported here: ", StringComparison.Ordinal))
            .Select(line => line.Split(':', '.')[2])
            .Should().BeEquivalentTo(HasVectors ? NeedEcdsa : []);
    }

    [NeedsFact("mono")]
    public void Under_Mono_the_same_claims_are_proved_as_on_dotnet()
    {
        Mono.Value.Skipped.Should().Be(Net.Value.Skipped);
        (Mono.Value.Passed + Mono.Value.NotSupported).Should().Be(Net.Value.Passed);
    }

    private static bool HasVectors => SharedVectors.ReasonToSkip("derived") is null;

    private static void Holds(Account account)
    {
        account.Lines.Should().NotContain(line => line.StartsWith("FAILED", StringComparison.Ordinal), account.Error);
        (account.Exit, account.Failed).Should().Be((0, 0), account.Error);
        account.Lines.Should().Contain("ok: traces in tests/traces");
        foreach (string group in (string[])[
            "EveryRuntime.SigningTests", "Tests.Examples.", "Ledger.Tests.GoldenLogTests", .. HasVectors ? Vectors : []])
            account.Lines.Should().Contain(line => line.StartsWith(group, StringComparison.Ordinal) && HoldSome().IsMatch(line), group);
        account.Passed.Should().BeGreaterThan(70);
    }

    [GeneratedRegex(": [1-9][0-9]* hold$")]
    private static partial Regex HoldSome();
}
