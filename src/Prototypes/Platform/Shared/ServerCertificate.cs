using Pulumi;

namespace Prototypes.Platform;

/// <summary>A certificate that a server serves.</summary>
/// <param name="SecretName">The Secret with <c>tls.crt</c> and <c>tls.key</c>, in the server's namespace.</param>
/// <param name="Ready">What is ready when the Secret is there.</param>
public sealed record ServerCertificate(string SecretName, Resource Ready);
