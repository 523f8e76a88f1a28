namespace MilestoneTracker.Cli.Terminal;

// A bar on standard error for work that knows how much of it is done. It is shown on a terminal only, from the first second on, and cleared
// afterwards. The work may report from any thread, one at a time.
internal sealed class ProgressBar : IProgress<double>
{
    private const int Width = 30;
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    private readonly CommandEnvironment _environment;
    private readonly string _what;
    private readonly long _begin;
    private int _shown = -1; // per cent

    private ProgressBar(CommandEnvironment environment, string what) =>
        (_environment, _what, _begin) = (environment, what, environment.Clock.GetTimestamp());

    /// <summary>Does work that reports from 0 to 1 how much is done; to nobody where there is no terminal.</summary>
    public static T During<T>(CommandEnvironment environment, string what, Func<IProgress<double>?, T> work)
    {
        if (!environment.ErrorIsTerminal) return work(null);
        ProgressBar bar = new(environment, what);
        try
        {
            return work(bar);
        }
        finally
        {
            bar.Clear();
        }
    }

    public void Report(double value)
    {
        int percent = (int)(value * 100);
        if (percent <= _shown || _environment.Clock.GetElapsedTime(_begin) < Delay) return;
        _shown = percent;
        int done = Width * percent / 100;
        Errors.Quietly(
            _environment,
            FormattableString.Invariant($"\r{_what} [{new string('#', done)}{new string('.', Width - done)}] {percent,3} % "));
    }

    private void Clear()
    {
        if (_shown >= 0) Errors.Quietly(_environment, $"\r{new string(' ', _what.Length + Width + 10)}\r");
    }
}
