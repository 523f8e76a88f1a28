using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;

namespace MilestoneTracker.Hosting.Tests;

// What a registry refuses, as an answer over HTTP: each with the real exception of a real registry.
public sealed class RegistryRefusalTests
{
    private readonly Sink _sink = new();
    private readonly MilestoneRegistry _registry;

    public RegistryRefusalTests()
    {
        _registry = new MilestoneRegistry(
            _sink, new MilestoneRegistryOptions {
            TransitionRule = transition => transition.To == MilestoneStatus.OnHold ? "nothing rests here." : null });
        _registry.RegisterMilestone("A");
        _registry.RegisterMilestone("B");
        _registry.DeclareMilestoneDependency("B", "A");
    }

    public static TheoryData<int, string, Action<RegistryRefusalTests>> Refusals => new()
    {
        { 404, "milestone-not-found", test => test._registry.RemoveMilestone("C") },
        { 404, "dependency-not-found", test => test._registry.SetDependencyField("A", "B", "acme.kind", "soft") },
        { 409, "duplicate-milestone", test => test._registry.RegisterMilestone("A") },
        { 409, "dependency-cycle", test => test._registry.DeclareMilestoneDependency("A", "B") },
        { 409, "status-transition-refused", test => test._registry.UpdateMilestoneStatus("A", MilestoneStatus.OnHold) },
        { 409, "stale-change", test => test.CommitStale() },
        { 400, "invalid-value", test => test._registry.RegisterMilestone(" A") },
        { 400, "invalid-value", test => test._registry.UpdateMilestoneStatus("A", (MilestoneStatus)17) },
        { 400, "invalid-value", test => test._registry.SetMilestoneField("A", FieldKeys.Weight, "1001") },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_the_caller_can_mend_is_answered_with_the_message(int status, string code, Action<RegistryRefusalTests> call)
    {
        Exception thrown = FluentActions.Invoking(() => call(this)).Should().Throw<Exception>().Which;

        RegistryRefusal refusal = RegistryRefusal.From(thrown)!;

        (refusal.Status, refusal.Code).Should().Be((status, code));
        refusal.Title.Should().MatchRegex("^[A-Z][a-z ]+$");
        refusal.Detail.Should().NotBeEmpty().And.NotContain("(Parameter");
        thrown.Message.Should().StartWith(refusal.Detail);
        refusal.ToString().Should().Be($"{status} {code}: {refusal.Detail}");
    }

    [Fact]
    public void What_only_the_host_can_mend_says_nothing_of_its_cause()
    {
        foreach (Exception cause in new Exception[] {
            new AuditAppendRefusedException("/var/secret is full"), new AuditConflictException(3, 4) })
        {
            _sink.Failure = cause;
            RegistryRefusal refused = RegistryRefusal.From(
                FluentActions.Invoking(() => _registry.RegisterMilestone("C")).Should().Throw<AuditAppendRefusedException>().Which)!;
            (refused.Status, refused.Code, refused.Detail).Should().Be((503, "append-refused", "Nothing was changed. Try again later."));
        }

        _sink.Failure = new IOException("/var/secret is gone");
        RegistryRefusal faulted = RegistryRefusal.From(
            FluentActions.Invoking(() => _registry.RegisterMilestone("C")).Should().Throw<RegistryFaultedException>().Which)!;
        (faulted.Status, faulted.Code).Should().Be((503, "registry-faulted"));
        faulted.Detail.Should().NotContain("secret");

        Exception[] ofSharedLogs = [
            new ChangeInDoubtException(new IOException("/var/secret")), new LogNewerException(3, new IOException("/var/secret")),
            new LogDivergedException(3, 2, "/var/secret is another one.")];
        ofSharedLogs.Select(thrown => RegistryRefusal.From(thrown)!).Should().OnlyContain(
            refusal => refusal.Status == 503 && !refusal.Detail.Contains("secret"));
    }

    [Fact]
    public void A_rule_of_the_host_that_fails_is_no_refusal()
    {
        MilestoneRegistry registry =
            new(new MilestoneRegistryOptions { TransitionRule = _ => throw new InvalidOperationException("a bug") });
        registry.RegisterMilestone("A");

        Exception thrown = FluentActions.Invoking(() => registry.UpdateMilestoneStatus("A", MilestoneStatus.Completed))
            .Should().Throw<StatusTransitionRefusedException>().Which;

        RegistryRefusal.From(thrown).Should().BeNull();
    }

    [Fact]
    public void Every_refusal_of_a_registry_has_an_answer_and_nothing_else_has()
    {
        Type[] refusals = [
            .. typeof(MilestoneRegistryException).Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(MilestoneRegistryException)) && type != typeof(AuditReplayException))];

        refusals.Should().NotBeEmpty();
        foreach (Type type in refusals)
            RegistryRefusal.From((Exception)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type))
                .Should().NotBeNull($"{type.Name} is a refusal");
        foreach (Exception other in new Exception[] {
            new InvalidOperationException("x"), new OperationCanceledException(), new IOException(), new ObjectDisposedException("x") })
            RegistryRefusal.From(other).Should().BeNull();
        FluentActions.Invoking(() => RegistryRefusal.From(null!)).Should().Throw<ArgumentNullException>();
    }

    private void CommitStale()
    {
        using ProposedChange proposal = _registry.Propose();
        proposal.RegisterMilestone("C");
        _registry.RegisterMilestone("D");
        proposal.Commit();
    }

    private sealed class Sink : IAuditSink
    {
        public Exception? Failure { get; set; }

        public void Append(IReadOnlyList<AuditEvent> events)
        {
            if (Failure is not null) throw Failure;
        }
    }
}
