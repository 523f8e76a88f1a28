namespace MilestoneTracker.Ledger;

// The identity of a log keeps the rules of names, which the core knows and has no public way to ask for but this.
internal static class LogName
{
    public static string Checked(string log, string parameter)
    {
        if (log is null) throw new ArgumentNullException(parameter);
        try
        {
            return new ChangeContext { CorrelationId = log }.CorrelationId!;
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException("The identity of a log keeps the rules of names. " + e.Message, parameter, e);
        }
    }
}
