namespace MilestoneTracker.Cli.Terminal;

// Shows on standard error that work is in progress if it takes more than a second on a terminal, and clears the line afterwards.
internal static class ProgressNotice
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    public static void During(CommandEnvironment environment, string what, Action work) => During(environment, what, () =>
    {
        work();
        return true;
    });

    public static T During<T>(CommandEnvironment environment, string what, Func<T> work)
    {
        if (!environment.ErrorIsTerminal) return work();
        long begin = environment.Clock.GetTimestamp();
        bool isShown = false;
        object gate = new();
        using (environment.Clock.CreateTimer(_ => Show(), null, Delay, Delay))
        {
            try
            {
                return work();
            }
            finally
            {
                Clear();
            }
        }

        void Show()
        {
            lock (gate)
            {
                isShown = true;
                int seconds = (int)environment.Clock.GetElapsedTime(begin).TotalSeconds;
                Errors.Quietly(environment, FormattableString.Invariant($"\r{what}: {seconds} s … "));
            }
        }

        void Clear()
        {
            lock (gate)
            {
                if (isShown) Errors.Quietly(environment, $"\r{new string(' ', what.Length + 12)}\r");
            }
        }
    }
}
