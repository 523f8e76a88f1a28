using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using MilestoneTracker.Hosting.Health;

namespace MilestoneTracker.Hosting.Tests.Health;

// A real ASP.NET Core application with its health at the three addresses of docs/hosting/monitor.md: over HTTP, in memory or on a port.
internal sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;
    private HttpClient? _client;

    private Site(WebApplication app) => _app = app;

    public MilestoneRegistry Registry => _app.Services.GetRequiredService<MilestoneRegistry>();

    public IServiceProvider Services => _app.Services;

    public static Task<Site> StartAsync(Action<WebApplicationBuilder> add, bool onPort = false) => StartAsync(add, rules: null, onPort);

    public static async Task<Site> StartAsync(Action<WebApplicationBuilder> add, Action<PlanHealthOptions>? rules, bool onPort = false)
    {
        Site site = Build(add, rules, onPort);
        await site._app.StartAsync();
        site._client = onPort ? new HttpClient { BaseAddress = new Uri(site._app.Urls.Single()) } : site._app.GetTestClient();
        return site;
    }

    public async Task<Answer> GetAsync(string path)
    {
        using HttpResponseMessage response = await _client!.GetAsync(new Uri(path, UriKind.Relative));
        return new Answer((int)response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static Site Build(Action<WebApplicationBuilder> add, Action<PlanHealthOptions>? rules, bool onPort)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        if (onPort) builder.WebHost.UseUrls("http://127.0.0.1:0");
        else builder.WebHost.UseTestServer();
        builder.Services.AddHealthChecks().AddMilestoneRegistry().AddMilestonePlan(rules);
        add(builder);
        WebApplication app = builder.Build();
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = WriteAsync });
        app.MapHealthChecks(
            "/health/live", new HealthCheckOptions { ResponseWriter = WriteAsync, Predicate = check => check.Tags.Contains("live") });
        app.MapHealthChecks(
            "/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync, Predicate = check => check.Tags.Contains("ready") });
        return new Site(app);
    }

    private static Task WriteAsync(HttpContext http, HealthReport report) =>
        http.Response.WriteAsJsonAsync(
        report.Entries.ToDictionary(
        entry => entry.Key, entry => new { status = entry.Value.Status.ToString(), entry.Value.Description, entry.Value.Data }));
}

internal sealed record Answer(int Code, JsonElement Body)
{
    public string Status(string check) => Body.GetProperty(check).GetProperty("status").GetString()!;

    public JsonElement Data(string check) => Body.GetProperty(check).GetProperty("data");

    public string[] Reasons(string check) => [.. Data(check).GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()!)];
}
