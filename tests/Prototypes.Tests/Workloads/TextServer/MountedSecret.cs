using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Prototypes.Tests.Workloads;

/// <summary>
/// A Secret of type kubernetes.io/tls in a folder, as the kubelet mounts it: the files are links through a link "..data", which is replaced as a whole when
/// the Secret changes.
/// </summary>
internal sealed class MountedSecret : IDisposable
{
    /// <summary>Mounts a certificate with its key.</summary>
    public MountedSecret(X509Certificate2 certificate)
    {
        Renew(certificate);
        foreach (var file in new[] { "tls.crt", "tls.key" })
        {
            File.CreateSymbolicLink(Path.Combine(Folder, file), Path.Combine("..data", file));
        }
    }

    /// <summary>Where it is mounted.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("secret-").FullName;

    /// <summary>Makes a CA, or a leaf that it signs.</summary>
    public static X509Certificate2 Issue(string name, X509Certificate2? authority = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(authority is null, false, 0, critical: true));
        var (from, to) = (DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(authority is null ? 60 : 30));
        if (authority is null)
        {
            return request.CreateSelfSigned(from, to);
        }

        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(authority, from, to, RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(key);
    }

    /// <summary>Replaces the certificate and the key at once.</summary>
    public void Renew(X509Certificate2 certificate)
    {
        var data = Directory.CreateDirectory(Path.Combine(Folder, $"..{Guid.NewGuid():N}"));
        File.WriteAllText(Path.Combine(data.FullName, "tls.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(data.FullName, "tls.key"), certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        var link = Path.Combine(Folder, "..data_tmp");
        File.CreateSymbolicLink(link, data.Name);
        using var rename = Process.Start("mv", ["-T", link, Path.Combine(Folder, "..data")]);
        rename.WaitForExit();
        Assert.Equal(0, rename.ExitCode);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
