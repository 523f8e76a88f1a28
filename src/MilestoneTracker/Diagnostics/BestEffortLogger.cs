using Microsoft.Extensions.Logging;

using MilestoneTracker.Threading;

namespace MilestoneTracker.Diagnostics;

/// <summary>A logger that never throws.</summary>
internal sealed class BestEffortLogger(ILogger inner) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return inner.IsEnabled(logLevel);
        }
        catch (Exception e)
        {
            if (e is ThreadInterruptedException) UninterruptibleLock.Keep();
            return false;
        }
    }

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception e)
        {
            if (e is ThreadInterruptedException) UninterruptibleLock.Keep(); // the interruption is for the writer, not for the logger

            // The change has already been made or refused; a failing logger must not affect it.
        }
    }
}
