using System.Collections.Immutable;
using Prototypes.Endpoints;

namespace Prototypes.Learn;

/// <summary>An application of Learn-03.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace.</param>
internal abstract record Learn03Application(string Name, string Namespace)
{
    private const int Http = 80;
    private const int Https = 443;

    /// <summary>Who makes its certificate, or null where it has none.</summary>
    public virtual CertificateSource? Certificates => null;

    /// <summary>The ports of its Gateway.</summary>
    protected abstract ImmutableArray<int> Ports { get; }

    /// <summary>Its Gateway.</summary>
    public GatewayPlan Gateway => new($"learn03-{Name}", [.. Ports.Select(port => new GatewayPort(port))]);

    /// <summary>Answers every request for one path with a text, over HTTP.</summary>
    /// <param name="Text">The text.</param>
    public sealed record Apple(string Text) : Learn03Application("apple", "apple")
    {
        /// <inheritdoc />
        protected override ImmutableArray<int> Ports => [Http];
    }

    /// <summary>Istio's sample, over HTTP.</summary>
    /// <param name="Namespace">Its namespace.</param>
    public sealed record Bookinfo(string Namespace) : Learn03Application("bookinfo", Namespace)
    {
        /// <inheritdoc />
        protected override ImmutableArray<int> Ports => [Http];
    }

    /// <summary>Answers every request below one path with a text. TLS ends at its Gateway, which also takes HTTP.</summary>
    /// <param name="Source">Who makes the Gateway's certificate.</param>
    public sealed record Mango(CertificateSource Source) : Learn03Application("mango", "mango")
    {
        /// <inheritdoc />
        public override CertificateSource? Certificates => Source;

        /// <inheritdoc />
        protected override ImmutableArray<int> Ports => [Https, Http];
    }

    /// <summary>nginx with its welcome page. TLS ends at its pod; its Gateway passes it through.</summary>
    /// <param name="Namespace">Its namespace.</param>
    /// <param name="Source">Who makes its certificate.</param>
    public sealed record Nginx(string Namespace, CertificateSource Source) : Learn03Application("nginx", Namespace)
    {
        /// <inheritdoc />
        public override CertificateSource? Certificates => Source;

        /// <inheritdoc />
        protected override ImmutableArray<int> Ports => [Https];
    }
}
