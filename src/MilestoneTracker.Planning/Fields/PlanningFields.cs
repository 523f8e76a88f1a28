using System.Collections.Immutable;
using System.Globalization;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Resources;

namespace MilestoneTracker.Planning.Fields;

/// <summary>The fields that planning reads, by what they mean: to get them from a snapshot, to set them on a registry or on a proposal
/// (<see cref="PlanEditor"/>), and to ask what is wrong with those that are there.</summary>
/// <remarks>
/// These are inputs and reported facts; a forecast is never written. Setting a value that a schedule would not accept throws an
/// <see cref="ArgumentException"/> with the text of the finding and the name of the parameter that it came in, and changes nothing. The
/// core itself accepts any text, so a log of a later version, or an importer, may hold values that count as not set:
/// <see cref="Validate"/> names them.
/// <para>Safe from any thread, as the editor is. To set costs what setting a field costs in the core, and O(fields of the plan) to
/// check it.</para>
/// </remarks>
public static partial class PlanningFields
{
    private const int MaxKeyLength = 64;

    /// <summary>What the fields of the plan say, with what counts where they say nothing. O(fields of the plan).</summary>
    /// <param name="snapshot">The plan.</param>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    public static PlanInputs OfPlan(RegistrySnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        Problems problems = default;
        return new PlanInputs(snapshot.PlanFields, ref problems);
    }

    /// <summary>What the fields of a milestone say. O(fields of the plan and of the milestone).</summary>
    /// <param name="snapshot">The plan.</param>
    /// <param name="name">The milestone.</param>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The name breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public static MilestoneInputs OfMilestone(RegistrySnapshot snapshot, string name)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        Problems problems = default;
        return new MilestoneInputs(new MilestoneFields(FieldsOf(snapshot, name), OfPlan(snapshot), ref problems));
    }

    /// <summary>What the fields of a declared dependency say. O(fields of the plan and of the dependency).</summary>
    /// <param name="snapshot">The plan.</param>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    /// <exception cref="MilestoneNotFoundException">One of the two is not registered; the first such is named.</exception>
    /// <exception cref="DependencyNotFoundException">The one does not depend on the other.</exception>
    public static LinkInputs OfDependency(RegistrySnapshot snapshot, string milestone, string dependency)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        Problems problems = default;
        return LinkInputs.Read(snapshot.GetDependencyFields(milestone, dependency), OfPlan(snapshot).Units, ref problems);
    }

    /// <summary>Every field that does not say what it must, and so counts as not set: of the plan, of milestones (cancelled ones too)
    /// and of dependencies; in the order of findings. O(milestones, dependencies and fields).</summary>
    /// <param name="snapshot">The plan.</param>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<PlanFinding> Validate(RegistrySnapshot snapshot)
    {
        PlanInputs plan = OfPlan(snapshot);
        List<PlanFinding> findings = [];
        PlanView view = snapshot.GetView();
        FieldProblems.OfPlan(snapshot.PlanFields, snapshot.Version, findings);
        for (int position = 0; position < view.Count; position++)
        {
            FieldProblems.OfMilestone(view, position, plan, findings);
            if (view.HasDependencyFieldsAt(position)) FieldProblems.OfLinks(view, position, plan, findings);
        }

        findings.Sort(PlanFinding.Compare);
        return findings.AsReadOnly();
    }

    /// <summary>Sets a field of the plan by its key, or clears it: for callers that have inputs as text, such as a command.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="key">One of <see cref="PlanningKeys"/>, or any other, which is not checked here.</param>
    /// <param name="value">The text; <see langword="null"/> clears the field.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">A schedule would not take the value; the message says why.</exception>
    public static bool SetPlanField(PlanEditor editor, string key, string? value) => SetPlanField(editor, key, value, nameof(value));

    /// <summary>Sets a field of a milestone by its key, or clears it: for callers that have inputs as text, such as a command.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The milestone.</param>
    /// <param name="key">One of <see cref="PlanningKeys"/> or of those of people, or any other, which is not checked here.</param>
    /// <param name="value">The text; <see langword="null"/> clears the field.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">A schedule would not take the value, alone or beside the others; the message says
    /// why.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public static bool SetMilestoneField(PlanEditor editor, string name, string key, string? value) =>
        SetMilestoneField(editor, name, key, value, nameof(value));

    /// <summary>Sets a field of a declared dependency by its key, or clears it: for callers that have inputs as text, such as a
    /// command.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    /// <param name="key">One of <see cref="PlanningKeys"/>, or any other, which is not checked here.</param>
    /// <param name="value">The text; <see langword="null"/> clears the field.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">A schedule would not take the value; the message says why.</exception>
    /// <exception cref="MilestoneNotFoundException">One of the two is not registered; the first such is named.</exception>
    /// <exception cref="DependencyNotFoundException">The one does not depend on the other.</exception>
    public static bool SetDependencyField(PlanEditor editor, string milestone, string dependency, string key, string? value) =>
        SetDependencyField(editor, milestone, dependency, key, value, nameof(value));

    // The same, for setters whose value has another name.
    internal static bool SetPlanField(PlanEditor editor, string key, string? value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(editor);
        NameRules.CheckedKey(key, nameof(key));
        if (value is not null)
        {
            List<PlanFinding> findings = [];
            RegistrySnapshot now = editor.Now;
            FieldProblems.OfPlan(With(now.PlanFields, key, value), now.Version, findings);
            Check(findings, key, parameter);
            NameRules.CheckedValue(value, parameter);
        }

        return editor.SetPlanField(key, value);
    }

    private static bool SetMilestoneField(PlanEditor editor, string name, string key, string? value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(editor);
        NameRules.CheckedKey(key, nameof(key));
        if (value is not null)
        {
            RegistrySnapshot now = editor.Now;
            List<PlanFinding> findings = [];
            Problems problems = new(name, null, findings);
            ImmutableSortedDictionary<string, string> fields = With(FieldsOf(now, name), key, value);
            _ = new MilestoneFields(fields, OfPlan(now), ref problems);
            ResourceReader.Assignments(name, fields, findings);
            ResourceReader.Priority(name, fields, findings);
            Check(findings, key, parameter);
            NameRules.CheckedValue(value, parameter);
        }

        return editor.SetMilestoneField(name, key, value);
    }

    private static bool SetDependencyField(
        PlanEditor editor, string milestone, string dependency, string key, string? value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(editor);
        NameRules.CheckedKey(key, nameof(key));
        if (value is not null)
        {
            RegistrySnapshot now = editor.Now;
            List<PlanFinding> findings = [];
            Problems problems = new(milestone, dependency, findings);
            LinkInputs.Read(With(now.GetDependencyFields(milestone, dependency), key, value), OfPlan(now).Units, ref problems);
            Check(findings, key, parameter);
            NameRules.CheckedValue(value, parameter);
        }

        return editor.SetDependencyField(milestone, dependency, key, value);
    }

    // The core refuses keys and values by its own rules; what is looked at here is only what planning would read.
    private static ImmutableSortedDictionary<string, string> With(
        ImmutableSortedDictionary<string, string> fields, string key, string value) =>
        fields.SetItem(key, value);

    private static ImmutableSortedDictionary<string, string> FieldsOf(RegistrySnapshot snapshot, string name) =>
        (snapshot.GetMilestone(name) ?? throw new MilestoneNotFoundException(name)).Fields;

    // Refuses a value that a finding says is ignored, by the name of the parameter that it came in.
    internal static void Check(List<PlanFinding> findings, string key, string parameter)
    {
        if (findings.Find(finding => finding.Evidence[0] == key) is { } problem)
            throw new ArgumentException($"'{problem.Evidence[1]}' in {key} would count as not set. {problem.Evidence[2]}", parameter);
    }

    /// <summary>Refuses a name that cannot be the end of a key, by the place in the name.</summary>
    /// <param name="what">What it would name: "a calendar".</param>
    /// <param name="prefix">What the key begins with.</param>
    /// <param name="name">The name.</param>
    /// <param name="parameter">The parameter that it came in.</param>
    internal static void CheckPartOfKey(string what, string prefix, string name, string parameter)
    {
        if (name.Length > 0 && NameRules.IsValidKey(prefix + name, out _)) return;
        int most = MaxKeyLength - prefix.Length;
        int at = 0; // of the first character that a key does not have
        while (at < name.Length && NameRules.IsValidKey(prefix + name[at], out _)) at++;
        string why = name.Length == 0 ? "It is empty" : at == name.Length
            ? string.Create(CultureInfo.InvariantCulture, $"It has {name.Length} characters")
            : string.Create(CultureInfo.InvariantCulture, $"It has {Shown(name[at])} at index {at}");
        throw new ArgumentException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"'{name}' cannot name {what}. {why}. The name of {what} has 1 to {most} of a–z, 0–9, '.' and '-'."),
            parameter);

        static string Shown(char c) => c is > ' ' and < '\u007F' ? $"'{c}'" : FormattableString.Invariant($"U+{(int)c:X4}");
    }
}
