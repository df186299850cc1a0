using System.Collections.Immutable;
using Prototypes.Operations.Vault.Configuration;
using Pulumi;
using Pulumi.Command.Local;

namespace Prototypes.Platform;

/// <summary>A root CA in Vault, intermediate CAs that it signs, and the login method of their issuers.</summary>
public sealed class VaultPki : ComponentResource
{
    /// <summary>The PKI engine of the root.</summary>
    public const string RootMount = "pki";

    /// <summary>The name of the root in Vault. A new name makes a new root.</summary>
    public const string RootIssuer = "root-2026";

    /// <summary>How long the root is valid: 10 years.</summary>
    public static readonly TimeSpan RootLifetime = TimeSpan.FromHours(87600);

    /// <summary>How long an intermediate is valid: 5 years. Vault's own default is 32 days.</summary>
    public static readonly TimeSpan IntermediateLifetime = TimeSpan.FromHours(43800);

    /// <summary>Registers the CAs.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">Which CAs.</param>
    /// <param name="options">Its resource options.</param>
    public VaultPki(string name, VaultPkiArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:platform:VaultPki", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Vault = args.Vault;
        Ready = args.Vault.Configure($"{name}-configuration", Document(args.Intermediates).ToJson(), this);
        RegisterOutputs();
    }

    /// <summary>The Vault that holds them.</summary>
    public Vault Vault { get; }

    /// <summary>What issuers wait for: the CAs and the login method.</summary>
    public Command Ready { get; }

    /// <summary>Describes the CAs.</summary>
    /// <param name="intermediates">The intermediates.</param>
    internal static VaultConfiguration Document(ImmutableArray<VaultIntermediate> intermediates) => new()
    {
        PkiMounts =
        [
            Mount(RootMount, RootLifetime),
            .. intermediates.Select(intermediate => Mount(intermediate.Mount, IntermediateLifetime)),
        ],
        RootAuthorities =
        [
            new RootAuthority { Mount = RootMount, IssuerName = RootIssuer, CommonName = "Example Root CA", Lifetime = RootLifetime },
        ],
        IntermediateAuthorities =
        [
            .. intermediates.Select(intermediate => new IntermediateAuthority
            {
                Mount = intermediate.Mount,
                IssuerName = intermediate.Domain.Replace('.', '-'),
                CommonName = $"{intermediate.Domain} Intermediate Authority",
                Lifetime = IntermediateLifetime,
                SignedByMount = RootMount,
                SignedByIssuer = RootIssuer,
            }),
        ],
        KubernetesAuthMethods = [new KubernetesAuthMethod()],
    };

    private static PkiMount Mount(string path, TimeSpan longest) =>
        new() { Path = path, MaxLeaseTtl = longest, Urls = PkiUrls.Of(Vault.Address, path) };
}

/// <summary>Which CAs a <see cref="VaultPki"/> makes.</summary>
public sealed class VaultPkiArgs : ResourceArgs
{
    /// <summary>The Vault that holds them.</summary>
    public required Vault Vault { get; init; }

    /// <summary>The intermediates.</summary>
    public required ImmutableArray<VaultIntermediate> Intermediates { get; init; }
}

/// <summary>An intermediate CA.</summary>
/// <param name="Mount">The PKI engine that holds it.</param>
/// <param name="Domain">The domain that it is for, which its name says.</param>
public sealed record VaultIntermediate(string Mount, string Domain);
