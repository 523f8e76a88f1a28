namespace MilestoneTracker.Cli.Terminal;

// Says on standard error that work is under way, where it takes more than a second and somebody looks; and wipes it away again.
internal static class ProgressNotice
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(1);

    public static void During(CommandEnvironment around, string what, Action work) => During(around, what, () =>
    {
        work();
        return true;
    });

    public static T During<T>(CommandEnvironment around, string what, Func<T> work)
    {
        if (!around.ErrorIsTerminal) return work();
        long begin = around.Clock.GetTimestamp();
        bool said = false;
        object gate = new();
        using (around.Clock.CreateTimer(_ => Say(), null, Enough, Enough))
        {
            try
            {
                return work();
            }
            finally
            {
                Wipe();
            }
        }

        void Say()
        {
            lock (gate)
            {
                said = true;
                int seconds = (int)around.Clock.GetElapsedTime(begin).TotalSeconds;
                Errors.Quietly(around, FormattableString.Invariant($"\r{what}: {seconds} s … "));
            }
        }

        void Wipe()
        {
            lock (gate)
            {
                if (said) Errors.Quietly(around, $"\r{new string(' ', what.Length + 12)}\r");
            }
        }
    }
}
