using Monitoring.Plant.Physics;
using Monitoring.Plant.Tests.Support;

namespace Monitoring.Plant.Tests.Physics;

public sealed class VesselTests
{
    public static TheoryData<string> Shapes => ["upright", "lying", "sphere"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Shape_VolumeAndLevel_AreInverse(string name)
    {
        var shape = Shape(name);
        for (var share = 0.02; share < 1; share += 0.07)
        {
            var level = share * shape.Height;
            Assert.Equal(level, shape.Level(shape.Volume(level)), 4);
        }
    }

    [Fact]
    public void Shape_FullSphere_HasTheTextbookVolume() =>
        Assert.Equal(Math.PI * Math.Pow(12.3, 3) / 6, new Sphere(12.3).Capacity, 6);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Step_SixHours_MassBalanceCloses(string name)
    {
        var (vessel, around) = Make(Shape(name), 25);
        var content = vessel.Content;
        var sum = 0.0;
        for (var i = 0; i < 6 * 3600; i++)
        {
            vessel.LeakFlow = i is > 4000 and < 5000 ? 2 : 0;
            vessel.Step(around, 1);
            sum += (vessel.InFlow - vessel.OutFlow - vessel.LeakFlow - vessel.Overflow) / 3600;
        }

        Assert.True(Math.Abs(sum) > 0.1 || Math.Abs(vessel.Content - content) < 0.2);
        Assert.Equal(content + sum, vessel.Content, 6);
    }

    [Fact]
    public void Step_Day_FillsAndDrains()
    {
        var (vessel, around) = Make(new UprightCylinder(2.6, 5), 48);
        var phases = new HashSet<VesselPhase>();
        double lowest = 9, highest = 0;
        for (var i = 0; i < 86_400; i++)
        {
            vessel.Step(around, 1);
            phases.Add(vessel.Phase);
            (lowest, highest) = (Math.Min(lowest, vessel.Level), Math.Max(highest, vessel.Level));
        }

        Assert.Equal(4, phases.Count);
        Assert.InRange(lowest, 0.2 * 5, 0.3 * 5);
        Assert.InRange(highest, 0.75 * 5, 0.83 * 5);
    }

    [Fact]
    public void Step_InletStuckOpen_FillsToTheRimAndOverflowsAtTheInletRate()
    {
        var (vessel, around) = Make(new UprightCylinder(2.6, 5), 48);
        vessel.InletStuckOpen = true;
        for (var i = 0; i < 3600; i++)
        {
            vessel.Step(around, 1);
        }

        Assert.Equal(5, vessel.Level, 6);
        Assert.Equal(vessel.InFlow, vessel.Overflow, 6);
    }

    private static VesselShape Shape(string name) => name switch
    {
        "upright" => new UprightCylinder(3, 5),
        "lying" => new LyingCylinder(2.6, 7.5),
        _ => new Sphere(4),
    };

    private static (Vessel, Surroundings) Make(VesselShape shape, double receive)
    {
        var noise = new NoiseSource(11);
        return (new Vessel(shape, receive, receive * 0.7, (0.25, 0.78), null, noise), new Surroundings(Crossings.Start, new Weather(noise), noise));
    }
}
