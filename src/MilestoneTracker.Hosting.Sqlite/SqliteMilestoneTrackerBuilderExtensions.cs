using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MilestoneTracker.Hosting;
using MilestoneTracker.Hosting.Sqlite;
using MilestoneTracker.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that choose a log in SQLite for a registry.</summary>
public static class SqliteMilestoneTrackerBuilderExtensions
{
    /// <summary>Keeps the log of a registry in one SQLite file: acknowledged changes are on the disk. The state is saved next to the
    /// file when the host stops.</summary>
    /// <remarks>Options come from the configuration section <c>MilestoneTracker:Sqlite</c>. If several logs are chosen, the last one
    /// replaces the others, whose options are not read. The log is a singleton of the type
    /// <see cref="MilestoneTracker.Auditing.IAuditLog"/>; cast it to <see cref="SqliteAuditLog"/> for backups and
    /// checkpoints.</remarks>
    /// <param name="builder">The builder of the registry.</param>
    /// <param name="path">The path of the file; <see langword="null"/> to take it from the configuration. A relative path is relative
    /// to the content root of the host.</param>
    /// <param name="configure">Sets options in code, after the configuration was applied; <see langword="null"/> for none.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static MilestoneTrackerBuilder UseSqlite(
        this MilestoneTrackerBuilder builder, string? path = null, Action<SqliteHostingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        (IServiceCollection services, object? key, string name, string section) =
            (builder.Services, builder.ServiceKey, builder.OptionsName, builder.Section + ":Sqlite");
        bool isFirst = !services.Any(service => service.ServiceType == typeof(SqliteChoice) && Equals(service.ServiceKey, key));
        services.RemoveAllKeyed<SqliteChoice>(key);
        services.AddKeyedSingleton(key, new SqliteChoice(path, configure));
        if (isFirst)
        {
            services.AddSingleton<IConfigureOptions<SqliteHostingOptions>>(
                provider => new ConfigureNamedOptions<SqliteHostingOptions>(name, options =>
            {
                SqliteChoice chosen = provider.GetRequiredKeyedService<SqliteChoice>(key);
                if (provider.GetService<IConfiguration>() is { } configuration) configuration.GetSection(section).Bind(options);
                if (chosen.Path is not null) options.Path = chosen.Path;
                chosen.Configure?.Invoke(options);
            }));
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SqliteHostingOptions>, SqliteHostingOptionsValidator>());
        return builder.UseLog(
            (provider, cancelled) => Open(provider, name, cancelled), (_, log) => new SqliteHostedLog((SqliteAuditLog)log));
    }

    // The options are read, and so validated, when the log is opened: at the start of the host, and only if this log is still the chosen
    // one.
    private static SqliteAuditLog Open(IServiceProvider provider, string name, CancellationToken cancellationToken)
    {
        SqliteHostingOptions options = provider.GetRequiredService<IOptionsMonitor<SqliteHostingOptions>>().Get(name);
        string path = options.Path!;
        if (provider.GetService<IHostEnvironment>() is { } environment) path = Path.Combine(environment.ContentRootPath, path);
        SqliteAuditLogOptions chosen = new() { Identity = options.Identity, LockTimeout = options.LockTimeout };
        return SqliteAuditLog.Open(path, chosen, cancellationToken);
    }
}
