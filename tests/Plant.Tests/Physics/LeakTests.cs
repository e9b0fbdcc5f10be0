using Monitoring.Plant.Physics;
using Monitoring.Plant.Tests.Support;

namespace Monitoring.Plant.Tests.Physics;

public sealed class LeakTests
{
    [Theory]
    [InlineData(0, 0, -1)]
    [InlineData(90, -1, 0)]
    [InlineData(180, 0, 1)]
    [InlineData(270, 1, 0)]
    public void Leak_ReachesTheDownWindDetectorFirstAndMost(double windFrom, double downX, double downY)
    {
        var plant = new Field(windFrom, windSpeed: 2, distance: 10);
        var arrivals = plant.Release(seconds: 60);

        var downWind = plant.Index(downX, downY);
        Assert.Equal(arrivals.Min(), arrivals[downWind]);
        Assert.Equal(5, arrivals[downWind].TotalSeconds, 1);
        Assert.Equal(plant.Concentrations.Max(), plant.Concentrations[downWind]);
        Assert.All(plant.Concentrations.Where((_, i) => i != downWind), c => Assert.True(c < plant.Concentrations[downWind] / 2));
    }

    [Fact]
    public void Leak_Ends_GasGoesAfterTheTravelTime()
    {
        var plant = new Field(windFrom: 270, windSpeed: 2, distance: 10);
        plant.Release(seconds: 60);
        plant.Source.Opening = 0;

        plant.Step();
        Assert.True(plant.Concentrations[plant.Index(1, 0)] > 0);
        for (var i = 0; i < 6; i++)
        {
            plant.Step();
        }

        Assert.All(plant.Concentrations, c => Assert.Equal(0, c));
    }

    [Fact]
    public void Leak_MoreWind_ArrivesSoonerAndThinner()
    {
        var calm = new Field(windFrom: 270, windSpeed: 1, distance: 10);
        var windy = new Field(windFrom: 270, windSpeed: 5, distance: 10);
        var (slow, fast) = (calm.Release(60)[1], windy.Release(60)[1]);

        Assert.True(fast < slow);
        Assert.True(windy.Concentrations[1] < calm.Concentrations[1]);
    }

    /// <summary>A source with detectors in the east, north, west and south.</summary>
    private sealed class Field
    {
        private static readonly (double X, double Y)[] Places = [(0, 1), (1, 0), (0, -1), (-1, 0)];
        private readonly GasDetector[] _detectors;
        private readonly Weather _weather;
        private readonly NoiseSource _noise = new(3);
        private DateTimeOffset _now = Crossings.Start;

        public Field(double windFrom, double windSpeed, double distance)
        {
            _weather = new Weather(_noise) { WindFrom = windFrom, WindSpeed = windSpeed };
            _detectors = [.. Places.Select(p => new GasDetector(Source, p.X * distance, p.Y * distance, 100))];
        }

        public LeakSource Source { get; } = new("flange", 0, 0);

        public double[] Concentrations => [.. _detectors.Select(d => d.Concentration)];

        public int Index(double x, double y) => Array.IndexOf(Places, (x, y));

        /// <summary>When each detector first had more than a trace.</summary>
        public TimeSpan[] Release(int seconds)
        {
            Source.Opening = 1;
            var arrivals = Enumerable.Repeat(TimeSpan.MaxValue, Places.Length).ToArray();
            for (var i = 0; i < seconds; i++)
            {
                Step();
                for (var d = 0; d < arrivals.Length; d++)
                {
                    if (arrivals[d] == TimeSpan.MaxValue && _detectors[d].Concentration > 1)
                    {
                        arrivals[d] = TimeSpan.FromSeconds(i);
                    }
                }
            }

            return arrivals;
        }

        public void Step()
        {
            _now = _now.AddSeconds(1);
            var around = new Surroundings(_now, _weather, _noise);
            Source.Step(around, 1);
            foreach (var detector in _detectors)
            {
                detector.Step(around, 1);
            }
        }
    }
}
