using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Monitoring.EndToEnd.Tests;

/// <summary>Debian's chromium at the pages of a service, and what it complained about.</summary>
internal sealed class WallBrowser : IAsyncDisposable
{
    public const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Args =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

    static WallBrowser() =>
        // Where a test states no time of its own, it is not about time.
        Assertions.SetDefaultExpectTimeout(20_000);

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly Uri _address;

    private WallBrowser(IPlaywright playwright, IBrowser browser, IBrowserContext context, IPage page, Uri address)
    {
        _playwright = playwright;
        _browser = browser;
        _address = address;
        Context = context;
        Page = page;
        page.PageError += (_, error) => Faults.Enqueue(error);
        page.Console += (_, message) =>
        {
            // What the content security policy refuses is a fault of ours; a 401 before the sign-in is none.
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                Faults.Enqueue(message.Text);
            }
        };
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Errors of the pages, and styles or scripts that the policy refused.</summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    public static Task<WallBrowser> OpenAsync(MonitorProcess monitor, int width = 1366, int height = 768) => OpenAsync(monitor.Address, width, height);

    /// <summary>The size of a wall; the address may be one of a network between.</summary>
    public static Task<WallBrowser> OpenWallAsync(Uri address) => OpenAsync(address, 1920, 1080);

    private static async Task<WallBrowser> OpenAsync(Uri address, int width, int height)
    {
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html")), "the wall is not built: ./test.sh does it, or npm ci && npm run build in src/Wall");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = Args });
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, Locale = "zh-CN", AcceptDownloads = true });
        return new WallBrowser(playwright, browser, context, await context.NewPageAsync(), address);
    }

    /// <summary>Opens an address and signs in there.</summary>
    public async Task SignInAsync(string user, string path = "/")
    {
        await OpenSignInAsync(path);
        await Page.GetByTestId("signin-user").FillAsync(user);
        await Page.GetByTestId("signin-password").FillAsync("demo");
        await Page.GetByTestId("signin-submit").ClickAsync();
        await LiveAsync();
    }

    /// <summary>Opens an address as nobody.</summary>
    public async Task OpenSignInAsync(string path)
    {
        await Context.ClearCookiesAsync();
        await Page.GotoAsync(new Uri(_address, path).ToString());
    }

    /// <summary>Opens an address, signed in already.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(new Uri(_address, path).ToString());
        await LiveAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private Task LiveAsync() => Assertions.Expect(Page.GetByTestId("feed-ok")).ToBeVisibleAsync(new() { Timeout = 30_000 });
}
