using System.Threading.Channels;
using Monitoring.MqttClient;
using Monitoring.Plant.Catalog;
using Monitoring.Plant.Faults;
using Monitoring.Plant.Physics;
using Monitoring.Plant.Publishing;
using Monitoring.Plant.Simulation;

namespace Monitoring.Plant.Hosting;

/// <summary>Puts simulation, faults, publishers and commands together and drives them by the plant clock.</summary>
internal sealed class PlantHost
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestJump = TimeSpan.FromMinutes(30);
    private readonly PlantOptions _options;
    private readonly TimeProvider _wall;
    private readonly PlantClock _clock;
    private readonly Action<string> _say;
    private readonly PlantSimulation _simulation;
    private readonly FaultDesk _desk;
    private readonly SitePublisher[] _publishers;
    private readonly Channel<(FaultCommand Command, Action<string> Answer)> _commands =
        Channel.CreateBounded<(FaultCommand, Action<string>)>(16);

    public PlantHost(PlantOptions options, TimeProvider wall, Action<string> say)
    {
        (_options, _wall, _say) = (options, wall, say);
        var anchor = options.ClockAnchor is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : wall.GetUtcNow();
        _clock = new PlantClock(wall, options.Clock, anchor);
        var now = _clock.GetUtcNow();
        var sites = SiteCatalog.Build(options.Seed);
        _simulation = new PlantSimulation(sites, now);
        _desk = new FaultDesk(sites, new NoiseSource(options.Seed + 1), (at, text) => say($"[{at:HH:mm:ss}Z] {text}"));
        _simulation.Stepping += options.Faults ? new FaultSchedule(_desk, new NoiseSource(options.Seed + 2), now).Tick : _desk.Tick;
        var sequence = new Sequence(wall);
        _publishers = [.. sites.Select(site => new SitePublisher(site, sequence, _clock, options.Buffer, say) { OwnLink = options.ConnectionPerSite })];
    }

    public Operator CreateOperator() => new(_commands.Writer);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var links = _options.ConnectionPerSite
            ? _publishers.Select(p => Link($"plant-{p.Site.Id}", [p]))
            : [Link("plant-demo", _publishers)];
        var points = _simulation.Sites.Sum(site => site.Instruments.Count);
        _say($"{_publishers.Length} sites, {points} points, clock x{_options.Clock}, seed {_options.Seed}, faults {(_options.Faults ? "on" : "off")}");
        await Task.WhenAll([DriveAsync(cancellationToken), .. links.Select(link => link.RunAsync(cancellationToken))]);
        _say($"stopped after {_publishers.Sum(p => p.Batches)} batches; {_publishers.Sum(p => p.Buffer.Dropped)} rows dropped from full buffers");
    }

    private PlantLink Link(string clientId, SitePublisher[] sites)
    {
        var connect = new MqttOptions
        {
            Host = _options.Host,
            Port = _options.Port,
            ClientId = clientId,
            User = _options.User,
            Password = _options.Password,
            Time = _wall,
        };
        var backOff = new BackOff(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(10), new NoiseSource(_options.Seed), _wall);
        return new PlantLink(connect, _options.User, sites, backOff, _clock, _say);
    }

    private async Task DriveAsync(CancellationToken cancellationToken)
    {
        var bySite = _publishers.ToDictionary(p => p.Site);
        using var timer = new PeriodicTimer(Tick, _wall);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                while (_commands.Reader.TryRead(out var item))
                {
                    item.Answer(_desk.Do(item.Command, _simulation.Now));
                }

                // After a suspended machine the plant catches up in portions, or commands would wait.
                var now = _clock.GetUtcNow();
                var until = now - _simulation.Now > LongestJump ? _simulation.Now + LongestJump : now;
                _simulation.AdvanceTo(until, (site, row) => bySite[site].Buffer.Add(row));
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }
}
