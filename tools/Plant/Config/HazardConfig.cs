namespace Monitoring.Plant.Config;

/// <summary>A major hazard source: twelve digits, level 1 (worst) to 4 by GB 18218-2018.</summary>
internal sealed record HazardConfig(string HazardId, string Name, string NameEn, int Level);
