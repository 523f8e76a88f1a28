namespace MilestoneTracker.Ledger;

// The identity of a log follows the rules of names.
internal static class LogName
{
    public static string Checked(string log, string parameter)
    {
        if (log is null) throw new ArgumentNullException(parameter);
        return NameRules.IsValid(log, out string? problem)
            ? log : throw new ArgumentException("The identity of a log must follow the rules of names. " + problem, parameter);
    }
}
