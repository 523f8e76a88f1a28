using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PackageConsumer.EveryOperation;

/// <summary>The host that some parts begin with: it has a folder, a clock and a configuration, and reads nothing of the machine
/// that it runs on.</summary>
internal static class Hosts
{
    public static HostApplicationBuilder New(TimeProvider clock, string folder, params (string Key, string Value)[] settings)
    {
        HostApplicationBuilder builder =
            Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = folder });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Services.AddSingleton(clock);
        return builder;
    }
}
