using Monitoring.Plant.Config;
using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Design;

/// <summary>Collects hazards, equipment and points of a site; the units (tanks, gas fields …) are extension methods on it.</summary>
internal sealed class SiteBuilder
{
    private readonly List<HazardConfig> _hazards = [];
    private readonly List<PointConfig> _points = [];
    private readonly List<SuppressionConfig> _suppressions = [];
    private readonly List<Equipment> _equipment = [];
    private readonly List<Instrument> _instruments = [];
    private readonly List<(Vessel, int)> _vessels = [];
    private readonly (string Id, string Name, string NameEn, string Region, double Longitude, double Latitude) _site;
    private readonly int _period;
    private string? _hazard;

    public SiteBuilder(
        ulong seed, string id, string name, string nameEn, string region, double longitude, double latitude, int period)
    {
        _site = (id, name, nameEn, region, longitude, latitude);
        _period = period;
        Noise = new NoiseSource(seed ^ (ulong.Parse(id, System.Globalization.CultureInfo.InvariantCulture) * 0x9E3779B97F4A7C15));
        Weather = new Weather(Noise);
    }

    public NoiseSource Noise { get; }

    public Weather Weather { get; }

    /// <summary>The points that follow belong to this hazard source.</summary>
    public SiteBuilder Hazard(string name, string nameEn, int level)
    {
        _hazard = $"{_site.Id}{_hazards.Count + 1:000}";
        _hazards.Add(new HazardConfig(_hazard, name, nameEn, level));
        return this;
    }

    /// <summary>The points that follow belong to the site as a whole.</summary>
    public SiteBuilder Common()
    {
        _hazard = null;
        return this;
    }

    public T Add<T>(T equipment)
        where T : Equipment
    {
        _equipment.Add(equipment);
        return equipment;
    }

    /// <summary>Adds a point; the result is its index.</summary>
    public int Point(in PointSpec spec, Func<double> source)
    {
        _points.Add(new PointConfig
        {
            PointId = spec.Id,
            Name = spec.Name,
            NameEn = spec.NameEn,
            Kind = spec.Kind,
            Unit = spec.Unit,
            RangeLow = spec.Low,
            RangeHigh = spec.High,
            Period = _period,
            HazardId = _hazard,
            Equipment = spec.Equipment,
            Conditions = spec.Conditions ?? [],
        });
        _instruments.Add(new Instrument(source, (spec.Low, spec.High), spec.Lag, spec.Noise * (spec.High - spec.Low), spec.Decimals));
        return _points.Count - 1;
    }

    /// <summary>Gives a point a further condition. Its limits stay the first: faults look for them there.</summary>
    public SiteBuilder Rule(string pointId, ConditionConfig rule)
    {
        var i = _points.FindIndex(p => p.PointId == pointId);
        _points[i] = _points[i] with { Conditions = [.. _points[i].Conditions, rule] };
        return this;
    }

    /// <summary>While a plant state of a point is true, conditions of others say nothing new.</summary>
    public SiteBuilder Hides(string name, string stateOf, params ConsequenceConfig[] consequences)
    {
        _suppressions.Add(new SuppressionConfig(name, new CauseConfig(stateOf, "plant-state"), consequences));
        return this;
    }

    public void Level(Vessel vessel, int point) => _vessels.Add((vessel, point));

    public SiteModel Build()
    {
        var config = new SiteConfig
        {
            SiteId = _site.Id,
            Name = _site.Name,
            NameEn = _site.NameEn,
            RegionCode = _site.Region,
            Longitude = _site.Longitude,
            Latitude = _site.Latitude,
            Hazards = _hazards,
            Points = _points,
            Suppressions = _suppressions.Count > 0 ? _suppressions : null,
        };
        return new SiteModel(config, _period, Weather, Noise, [.. _equipment], [.. _instruments]) { Vessels = _vessels };
    }
}
