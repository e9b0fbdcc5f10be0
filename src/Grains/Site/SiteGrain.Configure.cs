using Monitoring.Alarms;
using Monitoring.Contracts;

namespace Monitoring.Grains;

public sealed partial class SiteGrain
{
    private Task _configuring = Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<ConfigureResult> Configure(SiteConfig config, string by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(config);
        var faults = SiteValidator.Check(config);
        if (config.SiteId != SiteId)
        {
            faults = [.. faults, new Fault { Where = "siteId", Text = $"企业编码应为{SiteId}", TextEn = $"site id must be {SiteId}" }];
        }

        if (faults.Length > 0)
        {
            return new ConfigureResult { RuleSet = _engine?.Rules.Config.RuleSet ?? 0, Faults = faults };
        }

        // One at a time: storing waits, and calls interleave here.
        var before = _configuring;
        var done = new TaskCompletionSource();
        _configuring = done.Task;
        try
        {
            await before;
            return await TakeAsync(config, by);
        }
        finally
        {
            done.SetResult();
        }
    }

    private async Task<ConfigureResult> TakeAsync(SiteConfig next, string by)
    {
        ThrowIfBroken();
        var version = (config.State?.Config?.RuleSet ?? 0) + 1;
        var rules = SiteCompiler.Compile(next with { RuleSet = version }, config.State?.PointIds ?? []);

        // Stored first: if the process dies now, the next activation starts with the new rules and ends what they have no ground for.
        config.State = new SiteConfigState { Config = rules.Config, PointIds = rules.PointIds };
        await config.WriteStateAsync();
        _index = new PointIndex(rules);
        if (_engine is null)
        {
            _engine = new SiteEngine(rules, Now);
            await StartAsync();
        }
        else
        {
            _engine.ChangeRules(rules, Now);
            Arm();
            if (!await FlushAsync())
            {
                throw Broken();
            }
        }

        LogConfigured(SiteId, version, next.Points.Length, by);
        await PushAsync([], _engine.View(), true);
        return new ConfigureResult { RuleSet = version, Faults = [] };
    }
}
