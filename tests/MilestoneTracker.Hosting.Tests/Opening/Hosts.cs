using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MilestoneTracker.Hosting.Tests.Opening;

// Real generic hosts, with a configuration of the test's own and nothing that writes to the console.
internal static class Hosts
{
    public static HostApplicationBuilder New(string? contentRoot = null, params (string Key, string? Value)[] configuration)
    {
        HostApplicationBuilder builder =
            Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = contentRoot });
        builder.Configuration.AddInMemoryCollection(configuration.Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value)));
        return builder;
    }

    public static IHost New(Action<IServiceCollection> add, params (string Key, string? Value)[] configuration)
    {
        HostApplicationBuilder builder = New(contentRoot: null, configuration);
        add(builder.Services);
        return builder.Build();
    }

    public static MilestoneRegistry Registry(this IHost host, string? name = null) =>
        host.Services.GetRequiredKeyedService<MilestoneRegistry>(name);
}
