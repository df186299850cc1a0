using System.Collections.Immutable;
using Prototypes.Resources.Istio;
using Pulumi;

namespace Prototypes.Platform;

/// <summary>Who may connect to pods of the mesh. Without a policy everybody may, in plaintext too, as is Istio's default.</summary>
internal static class MeshPolicies
{
    /// <summary>Lets pods of a namespace be connected to over mutual TLS only, and some of them by a Gateway only.</summary>
    /// <param name="name">The prefix of the logical names in the stack.</param>
    /// <param name="namespace">The namespace.</param>
    /// <param name="gateway">The Gateway.</param>
    /// <param name="pods">
    /// The labels of the pods that only it may connect to; empty for all. A Gateway of the same namespace must not be among them.
    /// </param>
    /// <param name="parent">The component that it belongs to.</param>
    /// <param name="dependsOn">What it waits for: the namespace, and Istio.</param>
    public static void AdmitGatewayOnly(
        string name,
        string @namespace,
        MeshIdentity gateway,
        ImmutableDictionary<string, string> pods,
        ComponentResource parent,
        params Resource[] dependsOn)
    {
        _ = new PeerAuthentication(
            $"{name}-mutual-tls",
            new PeerAuthenticationArgs("default", @namespace)
            {
                Spec = new PeerAuthenticationSpecArgs { Mtls = new MutualTlsArgs { Mode = "STRICT" } },
            },
            new CustomResourceOptions { Parent = parent, DependsOn = dependsOn });
        Admit($"{name}-gateway-only", "gateway-only", @namespace, pods, [gateway], parent, dependsOn);
    }

    /// <summary>Lets some pods be connected to by some only.</summary>
    /// <param name="logicalName">The policy's logical name in the stack.</param>
    /// <param name="name">The policy's name.</param>
    /// <param name="namespace">The namespace of the pods.</param>
    /// <param name="pods">The labels of the pods; empty for all.</param>
    /// <param name="callers">Who may connect.</param>
    /// <param name="parent">The component that it belongs to.</param>
    /// <param name="dependsOn">What it waits for: the namespace, and Istio.</param>
    public static void Admit(
        string logicalName,
        string name,
        string @namespace,
        ImmutableDictionary<string, string> pods,
        IEnumerable<MeshIdentity> callers,
        ComponentResource parent,
        params Resource[] dependsOn)
    {
        var source = new AuthorizationSourceArgs();
        foreach (var caller in callers)
        {
            source.Principals.Add(caller.Principal);
        }

        var policy = new AuthorizationPolicySpecArgs
        {
            Action = "ALLOW",
            Rules = { new AuthorizationRuleArgs { From = { new AuthorizationFromArgs { Source = source } } } },
        };
        if (!pods.IsEmpty)
        {
            policy.Selector = new WorkloadSelectorArgs { MatchLabels = pods };
        }

        _ = new AuthorizationPolicy(
            logicalName,
            new AuthorizationPolicyArgs(name, @namespace) { Spec = policy },
            new CustomResourceOptions { Parent = parent, DependsOn = dependsOn });
    }
}
