namespace Monitoring.Plant.Physics;

/// <summary>What a piece of equipment may know of the world outside it.</summary>
internal readonly record struct Surroundings(DateTimeOffset Now, Weather Weather, NoiseSource Noise);
