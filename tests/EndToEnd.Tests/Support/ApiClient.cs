using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitoring.Contracts;

namespace Monitoring.EndToEnd.Tests;

/// <summary>A person at the REST API: signed in by cookie, as a browser is.</summary>
internal sealed class ApiClient : IDisposable
{
    private readonly HttpClient _http;

    private ApiClient(Uri address)
    {
        _http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address, "api/v1/") };
        _http.DefaultRequestHeaders.Add("X-Requested-With", "test");
    }

    public static async Task<ApiClient> SignInAsync(MonitorProcess monitor, string user = "duty", string password = "demo")
    {
        var client = new ApiClient(monitor.Address);
        using var answer = await client._http.PostAsJsonAsync("session", new { user, password });
        answer.EnsureSuccessStatusCode();
        return client;
    }

    public static ApiClient Anonymous(MonitorProcess monitor) => new(monitor.Address);

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    public Task<HttpResponseMessage> PostAsync(string path, object body) => _http.PostAsJsonAsync(path, body);

    public Task<HttpResponseMessage> DeleteAsync(string path) => _http.DeleteAsync(path);

    public Task<HttpResponseMessage> PutAsync(string path, object body) => _http.PutAsJsonAsync(path, body);

    public Task<HttpResponseMessage> PatchAsync(string path, object body) => _http.PatchAsJsonAsync(path, body);

    public Task<byte[]> BytesAsync(string path) => _http.GetByteArrayAsync(path);

    /// <summary>Sends a file and answers code and problem or result.</summary>
    public async Task<(HttpStatusCode Code, JsonNode? Body)> UploadAsync(string path, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("text/csv");
        using var answer = await _http.PostAsync(path, content);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public async Task<JsonNode> JsonAsync(string path)
    {
        using var answer = await _http.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>Alarms of a site that are not over, by its snapshot.</summary>
    public async Task<AlarmRecord[]> LiveAlarmsAsync(string siteId)
    {
        using var answer = await _http.GetAsync($"sites/{siteId}/snapshot");
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync(ContractsJson.Default.SiteSnapshot))!.Alarms;
    }

    /// <summary>The whole journal of a site.</summary>
    public async Task<AlarmTransition[]> JournalAsync(string siteId)
    {
        var all = new List<AlarmTransition>();
        while (true)
        {
            var page = await JsonAsync($"journal?siteId={siteId}&after={(all.Count == 0 ? 0 : all[^1].Seq)}&limit=1000");
            var items = page["items"].Deserialize(ContractsJson.Default.AlarmTransitionArray)!;
            if (items.Length == 0)
            {
                return [.. all];
            }

            all.AddRange(items);
        }
    }

    /// <summary>All samples of a point between two times, exact.</summary>
    public async Task<Trend> HistoryAsync(string siteId, string point, long from, long to)
    {
        var page = await JsonAsync($"sites/{siteId}/history?points={point}&from={from}&to={to}&max=20000");
        return page["items"].Deserialize(ContractsJson.Default.TrendArray)!.Single();
    }

    public void Dispose() => _http.Dispose();
}
