using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Monitoring.EndToEnd.Tests;

/// <summary>What people do to change rules.</summary>
internal static class RuleSetClient
{
    /// <summary>Proposes; answers the version.</summary>
    public static async Task<int> ProposeAsync(this ApiClient engineer, string siteId, object body)
    {
        using var answer = await engineer.PostAsync($"sites/{siteId}/rule-sets", body);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (int)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["version"]!;
    }

    /// <summary>Approves as the second person.</summary>
    public static async Task<JsonNode> ApproveAsync(this ApiClient supervisor, string siteId, int version)
    {
        using var answer = await supervisor.PostAsync($"sites/{siteId}/rule-sets/{version}/approve", new { note = "seen", withoutSimulation = "test" });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>Sends a body and answers code and problem or result.</summary>
    public static async Task<(HttpStatusCode Code, JsonNode? Body)> TryAsync(this ApiClient client, string path, object body)
    {
        using var answer = await client.PostAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>The points of a site as they can be sent back.</summary>
    public static async Task<JsonNode> PointsAsync(this ApiClient client, string siteId) => (await client.JsonAsync($"sites/{siteId}/points"))["items"]!;

    /// <summary>The limit of a level, to read and to set.</summary>
    public static JsonNode Level(JsonNode points, string pointId, string level) =>
        points.AsArray().Single(p => (string?)p!["pointId"] == pointId)!["conditions"]!.AsArray()
            .SelectMany(c => c!["levels"]?.AsArray() ?? []).Single(l => (string?)l!["level"] == level)!;
}
