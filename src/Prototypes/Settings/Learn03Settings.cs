namespace Prototypes.Settings;

/// <summary>Options of Learn-03, the Gateway API on Istio ambient.</summary>
public sealed record Learn03Settings
{
    /// <summary>Which of the original's seven prototypes is deployed.</summary>
    [Setting(
        "Which of the seven prototypes is deployed. 01: apple and Bookinfo, in the namespace default, over HTTP; 02: the same in namespaces of their own; "
        + "03: mango, with TLS that ends at its Gateway and a certificate of this program's own making; 04: the same with cert-manager; "
        + "05: nginx, in the namespace default, with TLS that its Gateway passes through and a certificate of this program's own making; "
        + "06: the same in a namespace of its own with cert-manager; 07: 02, 04 and 06 together.",
        Allowed = ["proto-01", "proto-02", "proto-03", "proto-04", "proto-05", "proto-06", "proto-07"])]
    public string Variant { get; init; } = "proto-07";

    /// <summary>Whether the applications take connections of their Gateway only, over mutual TLS.</summary>
    [Setting("Whether the applications take connections of their Gateway, and of each other where they have to, only, over mutual TLS.")]
    public bool StrictMutualTls { get; init; }
}
