using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Access;

/// <summary>Secrets of edge gateways: made here, shown once, stored as a hash.</summary>
internal static class GatewaySecret
{
    private static readonly PasswordHasher<GatewayAccount> Hasher = new();

    /// <summary>A new secret: 192 random bits in 32 characters that need no quoting anywhere.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    public static GatewayAccount Apply(GatewayAccount gateway, string secret) =>
        gateway with { SecretHash = Hasher.HashPassword(gateway, secret) };
}
