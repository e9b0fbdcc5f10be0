namespace Orleans.Configuration
{
    /// <summary>Limits on calls.</summary>
    public abstract class MessagingOptions
    {
        /// <summary>How long a caller waits for an answer before TimeoutException; the call itself goes on. 30 s, Orleans' default.</summary>
        public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);
    }

    /// <summary>Limits on calls within the silo.</summary>
    public class SiloMessagingOptions : MessagingOptions
    {
        /// <summary>How many requests may wait for one activation before LimitExceededException; 0 for no limit. The Local engine sets 10,000 unless configured otherwise.</summary>
        public int MaxEnqueuedRequestsHardLimit { get; set; }
    }

    /// <summary>When activations end by themselves, and how long starting and ending may take.</summary>
    public class GrainCollectionOptions
    {
        /// <summary>How often idle activations are looked for. 1 min, Orleans' default.</summary>
        public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

        /// <summary>How long an activation must be idle to end. 15 min, Orleans' default; exact only to the quantum.</summary>
        public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

        /// <summary>How long activation may take. 30 s, Orleans' default.</summary>
        public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

        /// <summary>How long OnDeactivateAsync may take. 30 s, Orleans' default.</summary>
        public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);
    }
}

namespace Orleans.Runtime
{
    /// <summary>Keys of TimeProvider services that replace the clock of one area only; without one, the plain TimeProvider service counts.</summary>
    public static class TimeProviderNames
    {
        /// <summary>Grain timers.</summary>
        public const string Grains = "Orleans.Grains";

        /// <summary>Response timeouts.</summary>
        public const string Messaging = "Orleans.Messaging";

        /// <summary>Idle collection.</summary>
        public const string ActivationManagement = "Orleans.ActivationManagement";
    }
}

namespace Orleans
{
    /// <summary>How long activations of this class must be idle to end.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1813", Justification = "As in Orleans")]
    public class CollectionAgeLimitAttribute : Attribute
    {
        /// <summary>In days; adds to the others.</summary>
        public double Days { get; set; }

        /// <summary>In hours.</summary>
        public double Hours { get; set; }

        /// <summary>In minutes.</summary>
        public double Minutes { get; set; }

        /// <summary>Never.</summary>
        public bool AlwaysActive { get; set; }

        /// <summary>The sum, at least 1 min.</summary>
        public TimeSpan AgeLimit => AlwaysActive
            ? TimeSpan.FromDays(short.MaxValue)
            : TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerMinute, (TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes)).Ticks));
    }

    /// <summary>Activations of this class never end by being idle.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1813", Justification = "As in Orleans")]
    public class KeepAliveAttribute : Attribute;
}
