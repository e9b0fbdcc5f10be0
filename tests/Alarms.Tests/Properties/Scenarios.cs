using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Random rules and streams: late, out of order, repeated, bad, with people, lines, new rules and crashes in between.</summary>
internal static class Scenarios
{
    private const int Points = 3;

    private static readonly Gen<int> Wait = Gen.Frequency(
        (3, Gen.Constant(0)), (6, Gen.Choose(1, 3_000)), (3, Gen.Choose(3_000, 40_000)), (1, Gen.Choose(40_000, 400_000)));

    private static readonly Gen<int> Age = Gen.Frequency(
        (6, Gen.Choose(0, 10)), (4, Gen.Choose(0, 5_000)), (2, Gen.Choose(100_000, 130_000)), (2, Gen.Choose(0, 900_000)), (1, Gen.Choose(-70_000, 0)));

    private static readonly Gen<double> Number = Gen.Elements(5.0, 10, 12, 15, 20, 50, 50, 78, 79, 80, 81, 89, 90, 95, 101, double.NaN, -0.0);

    private static readonly Gen<Value> AValue =
        from point in Gen.Choose(0, Points - 1)
        from age in Age
        from number in Number
        from quality in Gen.Frequency((12, Gen.Constant(Quality.Good)), (1, Gen.Constant(Quality.Bad)), (1, Gen.Constant(Quality.Uncertain)))
        select new Value(point, age, number, quality);

    private static readonly Gen<PointPlan> APoint =
        from exists in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        from h in Gen.Elements(0, 80)
        from hh in Gen.Elements(0, 90)
        from l in Gen.Elements(0, 20)
        from ll in Gen.Elements(0, 10)
        from onDelay in Gen.Elements(0, 0, 5, 60)
        from offDelay in Gen.Elements(0, 0, 5, 60)
        from deadband in Gen.Elements(0, 2)
        from latching in Gen.Elements(false, true)
        from period in Gen.Elements(0, 1)
        from extra in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(0, 15)))
        select new PointPlan(exists, h, hh, l, ll, onDelay, offDelay, deadband, latching, period, extra);

    private static Gen<Input> AnInput(int plans) => Gen.Frequency<Input>(
        (12, from wait in Wait
             from gateway in Gen.Choose(0, 1)
             from seq in Gen.Frequency((3, Gen.Constant(-1)), (1, Gen.Choose(0, 5)))
             from values in AValue.NonEmptyListOf()
             select (Input)new Batch(wait, gateway, seq, [.. values.Take(8)])),
        (2, Wait.Select(w => (Input)new Tick(w))),
        (3, from wait in Wait
            from action in Gen.Frequency((4, Gen.Constant(AlarmAction.Acknowledge)), (4, Gen.Elements(Enum.GetValues<AlarmAction>())))
            from which in Gen.Choose(0, 5)
            from minutes in Gen.Choose(0, 31)
            from oneShot in Gen.Elements(false, false, true)
            select (Input)new Order(wait, action, which, minutes, oneShot)),
        (1, from wait in Wait
            from action in Gen.Elements(AlarmAction.Shelve, AlarmAction.TakeOutOfService, AlarmAction.ReturnToService, AlarmAction.Unshelve)
            from point in Gen.Choose(0, Points - 1)
            from kind in Gen.Elements(ConditionKind.High, ConditionKind.Low, ConditionKind.Bad, ConditionKind.Discrete)
            select (Input)new Aside(wait, action, point, kind)),
        (1, from wait in Wait
            from point in Gen.Choose(0, Points - 1)
            from start in Gen.Choose(-10, 60)
            from length in Gen.Choose(1, 300)
            select (Input)new Window(wait, point, start, length)),
        (1, from wait in Wait
            from gateway in Gen.Choose(0, 1)
            from link in Gen.Elements(GatewayLink.Online, GatewayLink.Offline, GatewayLink.ConnectionLost)
            select (Input)new Line(wait, gateway, link)),
        (1, from wait in Wait
            from point in Gen.Choose(0, Points - 1)
            from active in Gen.Elements(true, false)
            from age in Age
            select (Input)new Edge(wait, point, active, age)),
        (1, from wait in Wait
            from plan in Gen.Choose(0, plans - 1)
            select (Input)new Edit(wait, plan)),
        (1, Wait.Select(w => (Input)new Checkpoint(w))),
        (1, Wait.Select(w => (Input)new Crash(w))));

    /// <summary>Everything there is.</summary>
    public static Arbitrary<Scenario> All { get; } = Arb.From(
        from plans in APoint.ArrayOf(Points).ArrayOf(3)
        from inputs in AnInput(3).NonEmptyListOf()
        select new Scenario(plans, [.. inputs]),
        Shrink);

    /// <summary>
    /// Without what a restart is meant to change (silence of points and gateways counts anew) and without restarts.
    /// </summary>
    public static Arbitrary<Scenario> WithoutSilence { get; } = Arb.From(
        All.Generator.Select(s => new Scenario(
            [.. s.Plans.Select(p => p.Select(x => x with { Period = 0 }).ToArray())],
            [.. s.Inputs.Where(i => i is not (Line or Crash))])),
        Shrink);

    private static IEnumerable<Scenario> Shrink(Scenario scenario)
    {
        var inputs = scenario.Inputs;
        for (var part = inputs.Length / 2; part > 0; part /= 2)
        {
            for (var from = 0; from + part <= inputs.Length; from += part)
            {
                yield return scenario with { Inputs = [.. inputs[..from], .. inputs[(from + part)..]] };
            }
        }

        for (var i = 0; i < inputs.Length; i++)
        {
            foreach (var simpler in Shrink(inputs[i]))
            {
                yield return scenario with { Inputs = [.. inputs[..i], simpler, .. inputs[(i + 1)..]] };
            }
        }

        for (var p = 0; p < scenario.Plans.Length; p++)
        {
            for (var i = 0; i < scenario.Plans[p].Length; i++)
            {
                foreach (var simpler in Shrink(scenario.Plans[p][i]))
                {
                    var plans = scenario.Plans.Select(x => x.ToArray()).ToArray();
                    plans[p][i] = simpler;
                    yield return scenario with { Plans = plans };
                }
            }
        }
    }

    private static IEnumerable<Input> Shrink(Input input)
    {
        if (input is Batch { Values.Length: > 1 } batch)
        {
            for (var i = 0; i < batch.Values.Length; i++)
            {
                yield return batch with { Values = [.. batch.Values[..i], .. batch.Values[(i + 1)..]] };
            }
        }

        if (input.Wait > 0)
        {
            yield return input with { Wait = 0 };
            yield return input with { Wait = input.Wait / 2 };
        }
    }

    private static IEnumerable<PointPlan> Shrink(PointPlan plan)
    {
        PointPlan[] simpler =
        [
            plan with { HH = 0 }, plan with { LL = 0 }, plan with { H = 0 }, plan with { L = 0 }, plan with { OnDelay = 0 },
            plan with { OffDelay = 0 }, plan with { Extra = 0 }, plan with { Deadband = 0 }, plan with { Latching = false }, plan with { Period = 0 }, plan with { Exists = true },
        ];
        return simpler.Where(s => s != plan);
    }
}
