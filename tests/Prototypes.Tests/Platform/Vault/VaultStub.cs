using Prototypes.Platform;
using Prototypes.Releases;
using Prototypes.Tests.Graph;
using Pulumi;
using Pulumi.Testing;

namespace Prototypes.Tests.Platform;

/// <summary>A Vault whose commands have run, and which gave out values that must not be seen again.</summary>
internal static class VaultStub
{
    /// <summary>What is in every value that must not be seen.</summary>
    public const string Canary = "canary";

    /// <summary>What its initialisation printed.</summary>
    public const string Keys = """{"unseal_keys_b64":["canary-key"],"root_token":"canary-token"}""";

    /// <summary>The CA of its server certificate.</summary>
    public const string Authority = "the CA of Vault";

    /// <summary>What the engine knows of its resources beside their inputs.</summary>
    public static Dictionary<string, object> Outputs(MockResourceArgs args) => args switch
    {
        { Type: "command:local:Command" } when args.Name!.EndsWith("-bootstrap", StringComparison.Ordinal) => new() { ["stdout"] = Keys },
        { Type: "command:local:Command" } when args.Name!.EndsWith("-authority", StringComparison.Ordinal) => new() { ["stdout"] = Authority },
        { Type: "random:index/randomPassword:RandomPassword" } => new() { ["result"] = "canary-value" },
        _ => [],
    };

    /// <summary>Runs a program with a Vault that is called <c>demo</c>.</summary>
    /// <param name="program">What is registered beside it.</param>
    /// <param name="replicas">How many replicas it has.</param>
    public static Task<ResourceGraph> GraphAsync(Action<Vault, ComponentResourceOptions>? program = null, int replicas = 3) =>
        ResourceGraph.OfComponentAsync(
            options =>
            {
                var certManager = new CertManager("cert-manager", new CertManagerArgs { Release = ReleaseCatalogue.Default.CertManager }, options);
                var vault = new Vault(
                    "demo",
                    new VaultArgs
                    {
                        Release = ReleaseCatalogue.Default.Vault,
                        Image = "hashicorp/vault:2.0.4",
                        CertManager = certManager,
                        Context = "kind-demo",
                        Replicas = replicas,
                    },
                    options);
                program?.Invoke(vault, options);
            },
            Outputs);
}
