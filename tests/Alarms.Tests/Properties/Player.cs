using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Plays a scenario on a site.</summary>
internal sealed class Player(Scenario scenario)
{
    private int _ms;

    public SiteRig Site { get; } = new(scenario.Config(0));

    /// <summary>Cuts batches into batches of one value each.</summary>
    public bool Cuts { get; init; }

    /// <summary>Looks at the clock whenever something is due, and some more.</summary>
    public bool Looks { get; init; }

    /// <summary>Called after each input with its number.</summary>
    public Action<int>? After { get; init; }

    /// <summary>Called before each input with its number.</summary>
    public Action<int>? Before { get; init; }

    /// <summary>Seconds since the start.</summary>
    public double Now => _ms / 1000.0;

    public Player Play()
    {
        for (var i = 0; i < scenario.Inputs.Length; i++)
        {
            Before?.Invoke(i);
            Let(scenario.Inputs[i].Wait);
            Play(scenario.Inputs[i]);
            After?.Invoke(i);
        }

        Site.Advance(Now);
        return this;
    }

    private void Let(int wait)
    {
        var until = _ms + wait;
        if (Looks)
        {
            while (Site.Engine.NextDue <= SiteRig.Ms(until / 1000.0))
            {
                var due = Site.Engine.NextDue;
                Site.Advance((Math.Max(due, SiteRig.T0 + _ms) - SiteRig.T0) / 1000.0);
                if (Site.Engine.NextDue <= due)
                {
                    throw new InvalidOperationException($"what was due at {due} is still due after a look");
                }
            }

            Site.Advance((_ms + (wait / 3)) / 1000.0);
        }

        _ms = until;
    }

    private void Play(Input input)
    {
        switch (input)
        {
            case Batch batch when Cuts:
                foreach (var value in batch.Values)
                {
                    Site.Apply(Message(batch with { Values = [value] }));
                }

                break;
            case Batch batch:
                var message = Message(batch);
                if (!Site.Engine.IsRepeat(message, out _))
                {
                    Site.Apply(message);
                }

                break;
            case Tick:
                Site.Advance(Now);
                break;
            case Order order:
                Site.Advance(Now);
                if (Site.Alarms is { Length: > 0 } alarms)
                {
                    Site.Command(new AlarmCommand
                    {
                        AlarmId = alarms[order.Which % alarms.Length].Id,
                        Action = order.Action,
                        By = "duty",
                        Note = "n",
                        Reason = "r",
                        Permit = "p",
                        Until = SiteRig.At(Now + (order.Minutes * 60)),
                        OneShot = order.OneShot,
                    }, Now);
                }

                break;
            case Aside aside:
                Site.Advance(Now);
                Site.Command(new AlarmCommand
                {
                    AlarmId = "",
                    Target = new ConditionRef { PointId = $"P{aside.Point}", Condition = aside.Kind },
                    Action = aside.Action,
                    By = "duty",
                    Reason = "r",
                    Permit = "p",
                    Until = SiteRig.At(Now + 60),
                }, Now);
                break;
            case Window window:
                Site.SetWindows(Now, new MaintenanceWindow
                {
                    WindowId = "w",
                    Covers = [new ConditionSelector { PointId = $"P{window.Point}" }],
                    From = SiteRig.At(Now + window.From),
                    Until = SiteRig.At(Now + window.From + window.Until),
                    Reason = "work",
                });
                break;
            case Line line:
                Site.Report(line.Link, Now, $"gw{line.Gateway}");
                break;
            case Edge edge:
                Site.Edge($"P{edge.Point}", edge.Active, (_ms - edge.Age) / 1000.0, Now);
                break;
            case Edit edit:
                Site.Change(scenario.Config(edit.Plan), Now);
                break;
            case Checkpoint:
                Site.Save(everything: true);
                break;
            case Crash:
                // It lived until now: what was due before was decided.
                Site.Advance(Now);
                Site.Restart(Now);
                break;
        }
    }

    private SampleBatch Message(Batch batch)
    {
        var samples = batch.Values
            .Select(v => new Sample(Site.Index($"P{v.Point}"), SiteRig.T0 + _ms - v.Age, v.Number, v.Quality))
            .Where(s => s.Point >= 0)
            .ToArray();
        return SiteRig.Message(Now, Cuts ? BatchMessage.NoSeq : batch.Seq, (ulong)batch.Values.Length, samples, $"gw{batch.Gateway}");
    }
}
