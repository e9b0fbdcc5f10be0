using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Monitoring.MqttClient;

namespace Monitoring.EndToEnd.Tests;

/// <summary>The path of an enterprise in Debian's chromium: a gateway is made, waits, is refused with the reason, and its first message arrives.</summary>
[Collection(BrowserCollection.Name)]
public sealed class GatewayPageTests
{
    private const string Bench = Publisher.Bench;

    [FactWith(WallBrowser.Chromium)]
    public async Task GatewayPage_NewGateway_ShowsWhatIsRefusedAndTheFirstMessage()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        await using var browser = await WallBrowser.OpenAsync(monitor);
        var page = browser.Page;
        await browser.SignInAsync("enterprise", "/gateways");
        await page.GetByTestId("gateway-create").ClickAsync();
        await page.GetByTestId("gateway-id").FillAsync("plant-7");
        await page.GetByTestId("gateway-sites").ClickAsync();
        await page.Keyboard.TypeAsync(Bench);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".ant-modal-footer .ant-btn-primary").ClickAsync();

        var secret = await page.GetByTestId("gateway-secret-text").TextContentAsync() ?? "";
        Assert.True(secret.Length > 15, "a secret is shown");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/gateways/plant-7$"));
        var stage = page.GetByTestId("gateway-stage");
        await Assertions.Expect(stage).ToHaveAttributeAsync("data-stage", "waits");
        await Assertions.Expect(page.Locator(".gateway-sample pre").First).ToContainTextAsync($"-p {monitor.Mqtt} -u plant-7 -P {secret}");

        await using (var line = await MqttConnection.ConnectAsync(new MqttOptions { ClientId = "plant-7", User = "plant-7", Password = secret, Port = monitor.Mqtt }))
        {
            await line.PublishAsync($"hm/v1/{Bench}/telemetry", Encoding.UTF8.GetBytes("""{"points":{"TI-1":"hot"}}"""));
            await Assertions.Expect(stage).ToHaveAttributeAsync("data-stage", "bad", new() { Timeout = 15_000 });
            await Assertions.Expect(page.GetByTestId("gateway-rejected").Locator("mark")).ToHaveTextAsync("\"", new() { Timeout = 15_000 });
            await line.PublishAsync($"hm/v1/{Bench}/telemetry", Encoding.UTF8.GetBytes("""{"points":{"TI-1":41.5,"TT-99":7}}"""));
            await Assertions.Expect(stage).ToHaveAttributeAsync("data-stage", "good", new() { Timeout = 15_000 });
            await Assertions.Expect(page.GetByTestId("gateway-unknown")).ToContainTextAsync("TT-99", new() { Timeout = 15_000 });
        }

        // The engineer adopts the unknown tag with one click.
        await browser.SignInAsync("admin", "/gateways/plant-7");
        await Assertions.Expect(page.GetByTestId("gateway-secret")).ToHaveCountAsync(0);
        await page.GetByTestId("gateway-unknown").Locator("button").First.ClickAsync();
        await Assertions.Expect(page.GetByTestId("bench-row-TT-99")).ToBeVisibleAsync();
        Assert.Empty(browser.Faults);
    }
}
