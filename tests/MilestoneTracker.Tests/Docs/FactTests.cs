using System.Reflection;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Extensions.Logging;
using MilestoneTracker.Hosting;
using MilestoneTracker.Hosting.Sqlite;
using MilestoneTracker.Ledger;
using MilestoneTracker.Sqlite;
using Xunit;

namespace MilestoneTracker.Tests.Docs;

// What the pages state of the repository is so: commands, names of files, log events, exceptions, operations.
public sealed partial class FactTests
{
    private static readonly string[] Origin =
    [
        "register_milestone", "get_milestone", "update_milestone_status", "declare_milestone_dependency",
        "get_dependency_graph", "get_status_history", "get_progress", "assess_risk",
    ];

    private static readonly Assembly[] Packages =
        [typeof(MilestoneRegistry).Assembly, typeof(LedgerChain).Assembly, typeof(SqliteAuditLog).Assembly, typeof(HostedLog).Assembly,
            typeof(SqliteHostingOptions).Assembly];

    public static TheoryData<string> Pages() => [.. Documentation.Pages];

    [Theory]
    [InlineData("dotnet run -c Release --project src/MilestoneTracker.Cli -- report --log docs/samples/ReleasePlan/python-3.12.plan.json --as-of 2023-05-08 --output report.html")]
    [InlineData("dotnet test -c Release")]
    public void The_README_shows_the_command_in_a_block_of_its_own(string command)
    {
        MarkdownPage.Read("README.md").Blocks.Where(block => block.Language == "console")
            .Select(block => block.Text.Trim()).Should().Contain(command);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_names_what_exists(string page)
    {
        IEnumerable<string> commands = MarkdownPage.Read(page).Blocks.Where(block => block.Language == "console")
            .SelectMany(block => block.Text.Split('\n')).Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal));

        commands.Where(command => !CanRun(command)).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_source_file_that_is_named_exists(string page)
    {
        string[] files =
            [.. Documentation.Below("src", "*.*"), .. Documentation.Below("tests", "*.*"), .. Documentation.Below("docs", "*.*")];

        IEnumerable<string> named = SourceFile().Matches(MarkdownPage.Read(page).Text).Select(match => match.Groups[1].Value);

        named.Where(name => !files.Any(file => ("/" + file).EndsWith("/" + name, StringComparison.Ordinal))).Should().BeEmpty();
    }

    [Fact]
    public void The_page_on_logging_lists_every_event_of_every_package_with_its_level_and_no_other()
    {
        string page = MarkdownPage.Read("docs/logging.md").Text;
        string[] inCode =
            [.. LogMessages().Select(e => FormattableString.Invariant($"| {e.Event.EventId} | {e.Event.Level} | `{e.Name}` |"))];

        LogEvent().Matches(page).Select(match => match.Value).Should().Equal(inCode);
        inCode.Should().HaveCount(20);
        LogMessages().Select(e => e.Event.EventId).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void No_log_message_tells_of_a_person_but_the_actor_that_was_given()
    {
        // A reason why a saved state is not used, and not that of a change.
        string[] impersonal =
        [
            "Version", "Count", "Events", "Sequence", "CorrelationId", "Reason", "Registry", "Log", "Finding", "Time", "LaterTime", "Waiting",
            "FileSystem",
        ];

        LogMessages().SelectMany(e => LogPlaceholder().Matches(e.Event.Message).Select(match => match.Groups[1].Value))
            .Distinct().Except(impersonal).Should().Equal("Actor");
    }

    [Fact]
    public void The_page_on_errors_lists_every_exception()
    {
        string page = MarkdownPage.Read("docs/concepts/errors.md").Text;

        IEnumerable<string> exceptions = Packages
            .SelectMany(package => package.GetExportedTypes())
                .Where(type => type.IsSubclassOf(typeof(Exception)) && !type.IsAbstract).Select(type => type.Name);

        exceptions.Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void The_pages_on_the_ledger_list_every_fault_every_option_and_every_problem()
    {
        string keep = MarkdownPage.Read("docs/ledger/keep-a-durable-log.md").Text;
        string prove = MarkdownPage.Read("docs/ledger/prove-a-log.md").Text;

        Enum.GetNames<SqliteLogFault>().Where(name => !keep.Contains($"| `{name}` |", StringComparison.Ordinal)).Should().BeEmpty();
        typeof(SqliteAuditLogOptions).GetProperties()
            .Select(option => option.Name).Where(name => !keep.Contains($"| `{name}` |", StringComparison.Ordinal)).Should().BeEmpty();
        Enum.GetNames<NoteProblem>().Where(name => !prove.Contains($"`{name}`", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void The_page_on_events_lists_every_kind()
    {
        string page = MarkdownPage.Read("docs/concepts/events-are-the-truth.md").Text;

        IEnumerable<string> kinds = typeof(MilestoneTracker.Auditing.AuditData).Assembly.GetExportedTypes()
            .Where(type => type.BaseType == typeof(MilestoneTracker.Auditing.AuditData)).Select(type => type.Name);

        kinds.Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void Each_operation_of_the_origin_is_on_its_page_and_in_the_registry()
    {
        string page = MarkdownPage.Read("docs/from-the-origin.md").Text;
        foreach (string operation in Origin)
        {
            string ours = string.Concat(operation.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

            page.Should().Contain($"`{operation}`").And.Contain($"`{ours}`");
            typeof(MilestoneRegistry).GetMethod(ours).Should().NotBeNull(ours);
        }
    }

    private static bool IsPackage(string name) =>
        Documentation.Below("src", "*.csproj")
        .Any(file => File.ReadAllText(Documentation.At(file)).Contains($"<PackageId>{name}</PackageId>", StringComparison.Ordinal));

    private static (string Name, LoggerMessageAttribute Event)[] LogMessages() =>
    [
        .. Packages.SelectMany(package => package.GetTypes())
            .SelectMany(
                type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(method => (method.Name, Event: method.GetCustomAttribute<LoggerMessageAttribute>()!))
                .Where(e => e.Event is not null).OrderBy(e => e.Event.EventId),
    ];

    private static bool CanRun(string command)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int project = Array.IndexOf(words, "--project");
        string? target = project >= 0 ? words[project + 1]
            : words.FirstOrDefault(
                word => word.StartsWith("tests/", StringComparison.Ordinal) || word.StartsWith("src/", StringComparison.Ordinal));
        return words[1] switch
        {
            // Other people's packages are named with the version that is known to be there.
            "add" when words is [.., "--version", _] => words[2] == "package",
            "add" => words[2] == "package" && IsPackage(words[3]),
            "nuget" => words[2] is "add" && words[3] is "source",
            "tool" => words[2] == "install" && words.Any(IsPackage),
            "new" or "--version" => target is null,
            "run" => target is null ? words.Contains("--urls") : HasProject(target), // of a new project, which a page has just made
            "build" or "test" or "pack" => target is null ? File.Exists(Documentation.At("MilestoneTracker.sln")) : HasProject(target),
            _ => false,
        };
    }

    private static bool HasProject(string folder) =>
        Directory.Exists(Documentation.At(folder)) && Directory.EnumerateFiles(Documentation.At(folder), "*.csproj").Any();

    [GeneratedRegex(@"^\| [0-9]+ \| [A-Za-z]+ \| `[A-Za-z]+` \|", RegexOptions.Multiline)]
    private static partial Regex LogEvent();

    [GeneratedRegex(@"\{([A-Za-z]+)")]
    private static partial Regex LogPlaceholder();

    [GeneratedRegex(@"`([A-Za-z.]+(?:/[A-Za-z.]+)*\.(?:cs|txt|props))`")]
    private static partial Regex SourceFile();
}
