using System.Globalization;
using Microsoft.Extensions.Options;

namespace Monitoring.Gateway.Ingest;

/// <summary>Checks <see cref="MqttOptions"/> whole: a wrong file stops the start with every fault in it.</summary>
internal sealed class MqttOptionsValidator : IValidateOptions<MqttOptions>
{
    public ValidateOptionsResult Validate(string? name, MqttOptions options)
    {
        var faults = new List<string>();
        Range(nameof(options.MaximumPacketSize), options.MaximumPacketSize, 1024, 16 * 1024 * 1024);
        Range(nameof(options.MaximumBatchSamples), options.MaximumBatchSamples, 1, 100_000);
        Range(nameof(options.MaximumConnections), options.MaximumConnections, 1, 100_000);
        Range(nameof(options.MaximumConnectionsPerGateway), options.MaximumConnectionsPerGateway, 1, 10_000);
        Range(nameof(options.ReceiveMaximum), options.ReceiveMaximum, 1, ushort.MaxValue);
        Range(nameof(options.MaximumReadsInFlight), options.MaximumReadsInFlight, 1, 64);
        Range(nameof(options.TopicAliasMaximum), options.TopicAliasMaximum, 0, 1_000);
        Range(nameof(options.MaximumSessions), options.MaximumSessions, 1, 1_000_000);
        Range(nameof(options.MaximumSubscriptions), options.MaximumSubscriptions, 1, 1_000);
        Range(nameof(options.MaximumQueuedMessages), options.MaximumQueuedMessages, 1, 10_000);
        Range(nameof(options.MaximumRetained), options.MaximumRetained, 1, 1_000_000);
        Range(nameof(options.MaximumUnsentBytes), options.MaximumUnsentBytes, 4 * 1024, 64 * 1024 * 1024);
        Range(nameof(options.MaximumFailuresPerMinute), options.MaximumFailuresPerMinute, 1, 10_000);
        Range(nameof(options.MaximumRejectedQueue), options.MaximumRejectedQueue, 16, 100_000);
        Seconds(nameof(options.MaximumSessionExpiry), options.MaximumSessionExpiry, 0, 30 * 86_400);
        Seconds(nameof(options.ConnectTimeout), options.ConnectTimeout, 1, 300);
        Seconds(nameof(options.MaximumKeepAlive), options.MaximumKeepAlive, 10, 18 * 3_600);
        Seconds(nameof(options.BusyPause), options.BusyPause, 0, 60);
        if (options.MaximumConnectionsPerGateway > options.MaximumConnections)
        {
            faults.Add($"{nameof(options.MaximumConnectionsPerGateway)} is above {nameof(options.MaximumConnections)}.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Range(string option, int value, int low, int high)
        {
            if (value < low || value > high)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{MqttOptions.Section}:{option} is {value}; it must be {low} to {high}."));
            }
        }

        void Seconds(string option, TimeSpan value, int low, int high)
        {
            if (value < TimeSpan.FromSeconds(low) || value > TimeSpan.FromSeconds(high))
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{MqttOptions.Section}:{option} is {value}; it must be {low} s to {high} s."));
            }
        }
    }
}
