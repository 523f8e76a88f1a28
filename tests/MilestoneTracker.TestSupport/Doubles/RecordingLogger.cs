using Microsoft.Extensions.Logging;

namespace MilestoneTracker.TestSupport.Doubles;

// A logger that remembers what it was told, and breaks when it is told to.
internal sealed class RecordingLogger : ILogger
{
    private readonly List<(int Id, LogLevel Level, string Text, Exception? Exception)> _entries = [];

    public Exception? Fault { get; set; }

    public Action? Then { get; set; }

    public string? Category { get; private set; }

    public IReadOnlyList<(int Id, LogLevel Level, string Text, Exception? Exception)> Entries
    {
        get
        {
            lock (_entries) return [.. _entries];
        }
    }

    /// <summary>Makes this logger, whatever for.</summary>
    public ILoggerFactory Factory() => new OneLogger(this);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => Fault is null || Fault is FormatException ? true : throw Fault;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_entries) _entries.Add((eventId.Id, logLevel, formatter(state, exception), exception));
        Then?.Invoke();
        if (Fault is not null) throw Fault;
    }

    private sealed class OneLogger(RecordingLogger logger) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName)
        {
            logger.Category = categoryName;
            return logger;
        }

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
