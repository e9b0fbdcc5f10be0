namespace Monitoring.Plant.Config;

/// <summary>What an operator is told to do about an alarm; the time to respond in seconds.</summary>
internal sealed record GuidanceConfig(string Cause, string Consequence, string Response, int TimeToRespond);
