using FluentAssertions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MilestoneTracker.Auditing;
using Xunit;

namespace MilestoneTracker.Tests.Contracts;

// The set of events is closed: another assembly cannot add one, so that replay knows every event that there can be. Shown by the
// compiler, which is asked to build what somebody might try.
[Trait("Category", "Long")]
public sealed class ClosedSetTests
{
    [Theory]
    [InlineData("public sealed record Mine(string Milestone) : AuditData;")]
    [InlineData("public sealed record Mine : AuditData { public override string Milestone { get; init; } = \"\"; }")]
    [InlineData("public sealed record Mine : AuditData { public Mine(AuditData other) : base(other) { } public override string Milestone { get; init; } = \"\"; }")]
    [InlineData("public sealed record Mine : MilestoneRemoved;")]
    public void No_other_assembly_can_add_an_event(string attempt) => Compile(attempt).Should().NotBeEmpty();

    [Theory]
    [InlineData("public sealed class Mine { public Milestone M { get; } = new(); }")]
    [InlineData("public sealed class Mine { public Milestone Of(Milestone m) => m with { Name = \"other\" }; }")]
    [InlineData("public sealed class Mine { public RegistrySnapshot S { get; } = new(null!); }")]
    [InlineData("public sealed class Mine : MilestoneRegistryException;")]
    public void Nobody_outside_can_make_what_only_a_registry_makes(string attempt) => Compile(attempt).Should().NotBeEmpty();

    [Fact]
    public void What_is_open_compiles()
    {
        Compile("public sealed class Mine : IAuditSink { public void Append(System.Collections.Generic.IReadOnlyList<AuditEvent> "
            + "events) { } }").Should().BeEmpty("the attempts fail for what they try, not for how they are built");
        Compile("public sealed class Mine { public AuditEvent Of(AuditEvent e) => e with { Sequence = 2 }; }").Should().BeEmpty();
    }

    [Fact]
    public void There_are_ten_kinds_with_their_stable_words()
    {
        IEnumerable<Type> kinds = typeof(AuditData).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(AuditData)));

        kinds.Should().HaveCount(10).And.OnlyContain(t => t.IsSealed && t.IsPublic);
        new AuditData[]
        {
            new MilestoneRegistered("a", [], MilestoneStatus.Planned), new MilestoneStatusChanged(
                "a", MilestoneStatus.Planned, MilestoneStatus.Blocked), new MilestoneRemoved("a", [], MilestoneStatus.Planned),
            new DependencyDeclared("a", "b"), new DependencyWithdrawn("a", "b"), new MilestoneComponentsChanged("a", [], ["x"]),
            new PlanFieldChanged("k", null, "v"), new MilestoneFieldChanged("a", "k", null, "v"),
                new DependencyFieldChanged("a", "b", "k", null, "v"),
            new RecordFieldChanged("c", "n", "k", null, "v"),
        }.Select(data => data.Type).Should().Equal(
            "milestone.registered", "milestone.status_changed", "milestone.removed", "dependency.declared", "dependency.withdrawn",
            "milestone.components_changed", "plan.field_changed", "milestone.field_changed", "dependency.field_changed",
                "record.field_changed");
    }

    private static IEnumerable<Diagnostic> Compile(string code) =>
        CSharpCompilation.Create(
            "SomebodyElse",
            [CSharpSyntaxTree.ParseText("using MilestoneTracker; using MilestoneTracker.Auditing; namespace SomebodyElse; " + code)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
        .GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
}
