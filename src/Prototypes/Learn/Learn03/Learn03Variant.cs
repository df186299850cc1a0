using System.Collections.Immutable;
using Prototypes.Endpoints;

namespace Prototypes.Learn;

/// <summary>One of the seven prototypes of Learn-03: which applications stand where, and who makes their certificates.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Applications">Its applications, each with a Gateway of its own, in the order in which these are given addresses.</param>
internal sealed record Learn03Variant(string Name, params ImmutableArray<Learn03Application> Applications)
{
    private const string AppleText = "Apple Service has been invoked via the Gateway";

    /// <summary>All seven.</summary>
    public static ImmutableArray<Learn03Variant> All { get; } =
    [
        new("proto-01", new Learn03Application.Bookinfo("default"), new Learn03Application.Apple(AppleText)),
        new("proto-02", new Learn03Application.Apple($"{AppleText} v3"), new Learn03Application.Bookinfo("book")),
        new("proto-03", new Learn03Application.Mango(CertificateSource.OwnCommand)),
        new("proto-04", new Learn03Application.Mango(CertificateSource.CertManager)),
        new("proto-05", new Learn03Application.Nginx("default", CertificateSource.OwnCommand)),
        new("proto-06", new Learn03Application.Nginx("nginx", CertificateSource.CertManager)),
        new(
            "proto-07",
            new Learn03Application.Apple(AppleText),
            new Learn03Application.Bookinfo("book"),
            new Learn03Application.Mango(CertificateSource.CertManager),
            new Learn03Application.Nginx("nginx", CertificateSource.CertManager)),
    ];

    /// <summary>The variant of this name.</summary>
    /// <param name="name">Its name in the configuration.</param>
    public static Learn03Variant Find(string name) => All.Single(variant => variant.Name == name);

    /// <summary>The namespaces that it creates.</summary>
    public ImmutableArray<string> Namespaces =>
    [
        .. Applications
            .Select(application => application.Namespace)
            .Where(name => name != MeshPlace.ExistingNamespace)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether cert-manager makes certificates of it.</summary>
    public bool NeedsCertManager => Applications.Any(application => application.Certificates == CertificateSource.CertManager);

    /// <summary>Whether it has a TLSRoute.</summary>
    public bool HasTlsRoute => Applications.Any(application => application is Learn03Application.Nginx);

    /// <summary>Its Gateways.</summary>
    public ImmutableArray<GatewayPlan> Gateways => [.. Applications.Select(application => application.Gateway)];
}

/// <summary>Who makes a certificate.</summary>
internal enum CertificateSource
{
    /// <summary>This program's own <c>certificates create</c>, once.</summary>
    OwnCommand,

    /// <summary>cert-manager, which also renews it.</summary>
    CertManager,
}
