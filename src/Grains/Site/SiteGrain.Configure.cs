using Monitoring.Alarms;
using Monitoring.Contracts;

namespace Monitoring.Grains;

public sealed partial class SiteGrain
{
    private Task _configuring = Task.CompletedTask;

    private int TableVersion => config.State is { TableVersion: > 0 and var version } ? version : config.State?.Config?.RuleSet ?? 0;

    /// <inheritdoc/>
    public async Task<ConfigureResult> Configure(SiteConfig config, string by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(config);
        var faults = SiteValidator.Check(config);
        if (config.SiteId != SiteId)
        {
            faults = [.. faults, new Fault { Where = "siteId", Text = $"企业编码应为{SiteId}", TextEn = $"site id must be {SiteId}" }];
        }

        return faults.Length > 0
            ? new ConfigureResult { RuleSet = _engine?.Rules.Config.RuleSet ?? 0, Faults = faults }
            : await OneAtATimeAsync(() => ConfigureAsync(config, by));
    }

    /// <summary>Storing waits, and calls interleave here: what changes the configuration takes turns.</summary>
    private async Task<T> OneAtATimeAsync<T>(Func<Task<T>> change)
    {
        var before = _configuring;
        var done = new TaskCompletionSource();
        _configuring = done.Task;
        try
        {
            await before;
            ThrowIfBroken();
            return await change();
        }
        finally
        {
            done.SetResult();
        }
    }

    private async Task<ConfigureResult> ConfigureAsync(SiteConfig next, string by)
    {
        if (_engine?.Rules.Config is not { Points.Length: > 0 } present)
        {
            return await TakeFirstAsync(next, by);
        }

        var controlled = RuleControl.Controlled(RuleSetContent.Of(present), RuleSetContent.Of(next));
        if (controlled.Length == 0)
        {
            await TakeAsync(next, present.RuleSet, by);
        }

        return new ConfigureResult { RuleSet = present.RuleSet, Faults = [], Controlled = controlled };
    }

    /// <summary>
    /// Stored first: if the process dies then, the next activation starts with the new configuration and ends the alarms that it has no
    /// ground for.
    /// </summary>
    private async Task TakeAsync(SiteConfig next, int version, string by)
    {
        var stored = config.State;
        var rules = SiteCompiler.Compile(next with { RuleSet = version }, stored?.PointIds ?? []);
        config.State = new SiteConfigState
        {
            Config = rules.Config,
            PointIds = rules.PointIds,
            TableVersion = Math.Max(stored?.TableVersion ?? 0, stored?.Config?.RuleSet ?? 0) + 1,
        };
        await config.WriteStateAsync();
        _index = new PointIndex(rules);
        if (_engine is null)
        {
            await ClaimAsync(CancellationToken.None);
            _engine = new SiteEngine(rules, Now) { StoresDelays = StoresDelays };
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
    }
}
