using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Monitoring.EndToEnd.Tests.Deployment;

/// <summary>A certificate of our own.</summary>
internal static class SelfSigned
{
    /// <summary>Certificate and key for a name, as a proxy reads them.</summary>
    public static string Pem(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n";
    }
}
