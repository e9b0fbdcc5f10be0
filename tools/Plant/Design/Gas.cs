namespace Monitoring.Plant.Design;

/// <summary>
/// A gas with the set-points of its detectors. Combustible: 25 and 50 % LEL. Toxic: 100 and 200 % of the occupational
/// exposure limit (GBZ 2.1-2019: ceiling, else short-term, else time-weighted value, in mg/m³).
/// </summary>
internal sealed record Gas(string Name, string NameEn, string Kind, string Unit, double Range, double Level1, double Level2, int Decimals)
{
    public static readonly Gas Lpg = Combustible("液化石油气", "LPG");
    public static readonly Gas Petrol = Combustible("油气", "Petrol vapour");
    public static readonly Gas Methanol = Combustible("甲醇", "Methanol");
    public static readonly Gas Hydrogen = Combustible("氢气", "Hydrogen");
    public static readonly Gas Methane = Combustible("天然气", "Natural gas");
    public static readonly Gas EthyleneOxideLel = Combustible("环氧乙烷", "Ethylene oxide");
    public static readonly Gas Propylene = Combustible("丙烯", "Propylene");
    public static readonly Gas Chlorine = Toxic("氯气", "Chlorine", 1, 5);
    public static readonly Gas Ammonia = Toxic("氨", "Ammonia", 30, 150);
    public static readonly Gas Benzene = Toxic("苯", "Benzene", 6, 30);
    public static readonly Gas EthyleneOxide = Toxic("环氧乙烷", "Ethylene oxide", 2, 10);
    public static readonly Gas HydrogenFluoride = Toxic("氟化氢", "Hydrogen fluoride", 2, 10);
    public static readonly Gas Acrylonitrile = Toxic("丙烯腈", "Acrylonitrile", 2, 10);
    public static readonly Gas HydrogenCyanide = Toxic("氰化氢", "Hydrogen cyanide", 1, 5);
    public static readonly Gas NitrogenDioxide = Toxic("二氧化氮", "Nitrogen dioxide", 10, 50);
    public static readonly Gas CarbonMonoxide = Toxic("一氧化碳", "Carbon monoxide", 30, 150);

    private static Gas Combustible(string name, string nameEn) => new(name, nameEn, "combustibleGas", "%LEL", 100, 25, 50, 1);

    private static Gas Toxic(string name, string nameEn, double oel, double range) =>
        new(name, nameEn, "toxicGas", "mg/m³", range, oel, 2 * oel, 2);
}
