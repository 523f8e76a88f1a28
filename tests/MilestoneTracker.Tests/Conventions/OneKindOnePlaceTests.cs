using FluentAssertions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Contracts;
using MilestoneTracker.TestSupport.Data;
using Xunit;

namespace MilestoneTracker.Tests.Conventions;

// A kind of event is one file in the core and one line in the ledger. Whatever else asks an event which kind it is would have to be
// found and changed for
// each new kind, and would be forgotten in silence: so nothing in src does. It is found by the syntax, wherever a type is tested or
// converted.
public sealed class OneKindOnePlaceTests
{
    private static readonly HashSet<string> Kinds =
        [.. typeof(AuditData).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AuditData))).Select(type => type.Name)];

    [Fact]
    public void Nothing_in_src_asks_an_event_which_kind_it_is() =>
        SourceTree.Files("*.cs", "src")
        .SelectMany(file => QuestionsIn(file, File.ReadAllText(Path.Combine(Repository.Root, file)))).Should().BeEmpty();

    [Theory]
    [InlineData("data switch { MilestoneRegistered => 1, _ => 2 }")]
    [InlineData("data switch { MilestoneRegistered it => 1, _ => 2 }")]
    [InlineData("data switch { MilestoneRegistered { Status: 0 } => 1, _ => 2 }")]
    [InlineData("data switch { MilestoneRegistered or DependencyDeclared => 1, _ => 2 }")]
    [InlineData("data is DependencyDeclared ? 1 : 2")]
    [InlineData("data is not Auditing.DependencyDeclared ? 1 : 2")]
    [InlineData("data is DependencyDeclared it ? 1 : 2")]
    [InlineData("(data as DependencyDeclared)?.Milestone.Length ?? 0")]
    [InlineData("((DependencyDeclared)data).Milestone.Length")]
    [InlineData("data.GetType() == typeof(DependencyDeclared) ? 1 : 2")]
    [InlineData("data.Type == \"milestone.registered\" ? 1 : 2")]
    [InlineData("data.Type == $\"milestone.registered\" ? 1 : 2")]
    [InlineData("word.SequenceEqual(\"milestone.registered\"u8) ? 1 : 2")]
    [InlineData("data.GetType().Name == nameof(DependencyDeclared) ? 1 : 2")]
    [InlineData("all.OfType<DependencyDeclared>().Count()")]
    [InlineData("Cast<Auditing.DependencyDeclared>(data).Milestone.Length")]
    public void Every_way_to_ask_is_found(string question) =>
        QuestionsIn("example", $"class Some {{ int Of(AuditData data) => {question}; }}").Should().NotBeEmpty();

    [Fact]
    public void To_make_an_event_is_no_question() =>
        QuestionsIn("example", "class Some { AuditData Of() => new DependencyDeclared(\"a\", \"b\"); }").Should().BeEmpty();

    // The word for a kind stands in its own file and in its line in the ledger.
    private static IEnumerable<string> QuestionsIn(string file, string code)
    {
        string[] path = file.Split('/', '\\');
        bool isList = path is [.., "Events", "EventTypes.cs"]; // of the ledger, a line each
        bool hasWords = isList || path is [.., "Auditing", "Kinds", _];
        foreach (SyntaxNode node in CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes())
        {
            bool asks = node switch
            {
                DeclarationPatternSyntax it => IsKind(it.Type),
                TypePatternSyntax it => IsKind(it.Type),
                RecursivePatternSyntax { Type: { } type } => IsKind(type),
                ConstantPatternSyntax it => IsKind(it.Expression),
                BinaryExpressionSyntax it when it.Kind() is SyntaxKind.IsExpression or SyntaxKind.AsExpression => IsKind(it.Right),
                CastExpressionSyntax it => IsKind(it.Type),
                TypeOfExpressionSyntax it => IsKind(it.Type),
                TypeArgumentListSyntax it when !isList => it.Arguments.Any(IsKind),
                InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } it =>
                it.ArgumentList.Arguments.Any(argument => IsKind(argument.Expression)),
                LiteralExpressionSyntax it when !hasWords && it.Kind() is SyntaxKind.StringLiteralExpression
                or SyntaxKind.Utf8StringLiteralExpression => Words.Contains(it.Token.ValueText),
                InterpolatedStringTextSyntax it when !hasWords => Words.Contains(it.TextToken.ValueText),
                _ => false,
            };
            if (asks) yield return $"{file}({node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {node}";
        }
    }

    private static readonly HashSet<string> Words = [.. EveryKind.Data.Select(data => data.Type)];

    private static bool IsKind(SyntaxNode type) => Kinds.Contains(type.ToString().Split('.')[^1]);
}
