using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.CommandLine;

/// <summary>Who makes a change, and where that is said.</summary>
internal sealed record Actors(string Name, string Source)
{
    public const string Variable = "MILESTONES_ACTOR";

    /// <summary>The first that there is: --as, the variable, Git's name, the login of the operating system.</summary>
    /// <returns><see langword="null"/> if there is none, or if --as or the variable is empty: the change has no actor then.</returns>
    /// <exception cref="InvocationException">It is not a valid name.</exception>
    public static Actors? Choose(string? named, CommandEnvironment environment)
    {
        Actors? chosen = Find(named, environment);
        if (chosen is { } actor) TypedNames.Check(actor.Source, [actor.Name]);
        return chosen;
    }

    private static Actors? Find(string? named, CommandEnvironment environment)
    {
        if (named is not null) return named.Length > 0 ? new Actors(named, "--as") : null;
        if (environment.Variables.TryGetValue(Variable, out string? variable))
            return variable.Length > 0 ? new Actors(variable, Variable) : null;
        if (environment.GitName() is { Length: > 0 } git) return new Actors(git, "Git's user.name");
        return environment.UserName() is { Length: > 0 } login ? new Actors(login, "the login") : null;
    }
}
