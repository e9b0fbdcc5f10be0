using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Counters;
using Monitoring.Gateway.Ingest.Mqtt;

namespace Monitoring.Gateway.Ingest.SignIn;

/// <summary>Checks gateway id and secret at CONNECT.</summary>
internal sealed class GatewayAuthenticator : IDisposable
{
    /// <summary>Slow verifications at one time: half the processors, at least one, so that guessing cannot stop ingest.</summary>
    private static readonly int SlowAtOnce = Math.Max(1, Environment.ProcessorCount / 2);

    private static readonly TimeSpan SlowPatience = TimeSpan.FromSeconds(20);

    private readonly IGatewayStore _store;
    private readonly FailureLimiter _limiter;
    private readonly IngestCounters _counters;
    private readonly TimeProvider _clock;
    private readonly VerifiedSecrets _verified = new();
    private readonly PasswordHasher<GatewayAccount> _hasher = new();
    private readonly SemaphoreSlim _slow = new(SlowAtOnce);
    private readonly GatewayAccount _nobody;

    public GatewayAuthenticator(IGatewayStore store, IngestCounters counters, TimeProvider clock, IOptions<MqttOptions> options)
    {
        _store = store;
        (_counters, _clock) = (counters, clock);
        _limiter = new FailureLimiter(clock, options.Value.MaximumFailuresPerMinute);
        _nobody = new GatewayAccount { GatewayId = "", SecretHash = "", Sites = [] };
        _nobody = _nobody with { SecretHash = _hasher.HashPassword(_nobody, Guid.NewGuid().ToString()) };
    }

    public async ValueTask<SignInResult> VerifyAsync(string? gatewayId, byte[]? secret, string address, CancellationToken cancellationToken)
    {
        if (gatewayId is null || secret is null || !Identifiers.IsGatewayId(gatewayId))
        {
            return new SignInResult(ReasonCode.BadUserNameOrPassword, null);
        }

        var account = await _store.FindAsync(gatewayId, cancellationToken);
        var matches = account is not null && _verified.Matches(gatewayId, account.SecretHash, secret);
        if (!matches)
        {
            // After the look into the memory: whoever guesses from the same address cannot lock out a gateway that was in before.
            if (_limiter.IsBlocked(gatewayId, address))
            {
                return new SignInResult(ReasonCode.ConnectionRateExceeded, null);
            }

            if (!await _slow.WaitAsync(SlowPatience, cancellationToken))
            {
                return new SignInResult(ReasonCode.ServerBusy, null);
            }

            try
            {
                // Fifty connections of one gateway at once are one verification: the first one remembers it for those that waited.
                // For an unknown id too: the time of an answer must not tell which ids exist.
                matches = (account is not null && _verified.Matches(gatewayId, account.SecretHash, secret))
                    || (VerifySlowly(account ?? _nobody, secret) && account is not null);
            }
            finally
            {
                _slow.Release();
            }
        }

        if (!matches)
        {
            _limiter.Failed(gatewayId, address);
            if (account is not null)
            {
                _counters.Get(gatewayId).Traffic.WrongSecret(_clock.GetUtcNow().ToUnixTimeMilliseconds());
            }

            return new SignInResult(ReasonCode.BadUserNameOrPassword, null);
        }

        _verified.Remember(gatewayId, account!.SecretHash, secret);
        return account.Revoked ? new SignInResult(ReasonCode.NotAuthorized, null) : new SignInResult(ReasonCode.Success, account);
    }

    public void Dispose() => _slow.Dispose();

    private bool VerifySlowly(GatewayAccount account, byte[] secret) =>
        _hasher.VerifyHashedPassword(account, account.SecretHash, Encoding.UTF8.GetString(secret)) != PasswordVerificationResult.Failed;
}
