using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MilestoneTracker.Hosting;
using MilestoneTracker.Hosting.Sqlite;
using MilestoneTracker.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses the durable log in SQLite for a registry of a host.</summary>
public static class SqliteMilestoneTrackerBuilderExtensions
{
    /// <summary>Keeps the log of a registry in one SQLite file: what was acknowledged is on the disk. The state is saved beside it
    /// when the host stops.</summary>
    /// <remarks>Options come from the section <c>MilestoneTracker:Sqlite</c> of the configuration. The last choice of a log counts
    /// whole: of one before it, of this kind or another, nothing stays, and its options are not read. The log is a singleton of the
    /// type <see cref="MilestoneTracker.Auditing.IAuditLog"/> and is a <see cref="SqliteAuditLog"/>, for backups and
    /// checkpoints.</remarks>
    /// <param name="builder">The registry.</param>
    /// <param name="path">The file; <see langword="null"/> to leave it to the configuration. A relative path begins at the content
    /// root of the host.</param>
    /// <param name="configure">Sets options in code, after the configuration; <see langword="null"/> for none.</param>
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
        return builder.UseLog(provider => Open(provider, name), (_, log) => new SqliteHostedLog((SqliteAuditLog)log));
    }

    // The options are read, and so validated, where the log is opened: by the start of the host, and only if this is still the log
    // that is chosen.
    private static SqliteAuditLog Open(IServiceProvider provider, string name)
    {
        SqliteHostingOptions options = provider.GetRequiredService<IOptionsMonitor<SqliteHostingOptions>>().Get(name);
        string path = options.Path!;
        if (provider.GetService<IHostEnvironment>() is { } environment) path = Path.Combine(environment.ContentRootPath, path);
        return SqliteAuditLog.Open(path, new SqliteAuditLogOptions { Identity = options.Identity, LockTimeout = options.LockTimeout });
    }
}
