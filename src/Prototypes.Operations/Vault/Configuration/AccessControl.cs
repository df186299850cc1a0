using System.Text;

namespace Prototypes.Operations.Vault.Configuration;

/// <summary>What the tokens that carry it may do. Everything else is denied.</summary>
public sealed record AclPolicy
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What is allowed.</summary>
    public required IReadOnlyList<AclRule> Rules { get; init; }

    /// <summary>The policy of an issuer: it may have certificates signed under one role and do nothing else.</summary>
    /// <param name="name">The policy's name.</param>
    /// <param name="mount">The PKI engine.</param>
    /// <param name="role">The role.</param>
    public static AclPolicy ForSigning(string name, string mount, string role) =>
        new() { Name = name, Rules = [new AclRule { Path = $"{mount}/sign/{role}", Capabilities = ["create", "update"] }] };

    /// <summary>The policy in Vault's language.</summary>
    public string ToHcl()
    {
        var text = new StringBuilder();
        foreach (var rule in Rules)
        {
            text.Append($"path \"{rule.Path}\" {{\n  capabilities = "
                + $"[{string.Join(", ", rule.Capabilities.Select(capability => $"\"{capability}\""))}]\n}}\n");
        }

        return text.ToString();
    }
}

/// <summary>What may be done with a path.</summary>
public sealed record AclRule
{
    /// <summary>The path below <c>/v1/</c>; a final <c>*</c> stands for everything below.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// Some of <c>create</c>, <c>read</c>, <c>update</c>, <c>patch</c>, <c>delete</c>, <c>list</c>, <c>sudo</c>, <c>deny</c>.
    /// </summary>
    public required IReadOnlyList<string> Capabilities { get; init; }
}

/// <summary>
/// The login method with service accounts' tokens. Vault reviews them with its own pod's service account, whose token it re-reads as it is
/// renewed.
/// </summary>
public sealed record KubernetesAuthMethod
{
    /// <summary>Where it is mounted, below <c>auth/</c>. Default: <c>kubernetes</c>.</summary>
    public string Path { get; init; } = "kubernetes";

    /// <summary>The API server as Vault's pods see it. Default: <c>https://kubernetes.default.svc:443</c>.</summary>
    public string KubernetesHost { get; init; } = "https://kubernetes.default.svc:443";
}

/// <summary>Which service account may log in, and as what.</summary>
public sealed record KubernetesAuthRole
{
    /// <summary>The login method, below <c>auth/</c>. Default: <c>kubernetes</c>.</summary>
    public string Method { get; init; } = "kubernetes";

    /// <summary>The role's name.</summary>
    public required string Name { get; init; }

    /// <summary>The service account.</summary>
    public required string ServiceAccount { get; init; }

    /// <summary>Its namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The audience that its token must be made for. cert-manager asks for <see cref="AudienceOf"/>.</summary>
    public required string Audience { get; init; }

    /// <summary>The policies that the login gives. The <c>default</c> policy is not among them unless it is named.</summary>
    public required IReadOnlyList<string> Policies { get; init; }

    /// <summary>How long the login is good for. Default: 1 minute, enough for one signature.</summary>
    public TimeSpan TokenTtl { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The audience of the tokens that cert-manager makes for an Issuer.</summary>
    /// <param name="namespace">The Issuer's namespace.</param>
    /// <param name="issuer">The Issuer's name.</param>
    public static string AudienceOf(string @namespace, string issuer) => $"vault://{@namespace}/{issuer}";
}
