using Prototypes.Tests.Graph;
using Pulumi;

namespace Prototypes.Tests.Learn;

public sealed class Learn06EncryptedEtcdTests
{
    private const string Program = "dotnet bin/Debug/net10.0/Prototypes.Program.dll";

    private static readonly Lazy<Task<ResourceGraph>> OnKind = new(() => ResourceGraph.OfStackAsync("learn06"));

    private static readonly Lazy<Task<ResourceGraph>> OnMinikube = new(() => ResourceGraph.OfStackAsync("learn06", "cluster.kind=minikube"));

    [Fact]
    public async Task The_configuration_is_there_before_the_cluster_and_nothing_in_the_cluster_waits_for_more()
    {
        var graph = await OnKind.Value;

        Assert.Equal(
            [
                "cluster", "etcd-encryption", "etcd-encryption-configuration", "etcd-encryption-key1", "kind-cluster", "kind-cluster-kubeconfig",
                "kind-cluster-lifecycle", "learn06", "learn06-proof", "learn06-secret", "learn06-value",
            ],
            graph.Names.Order(StringComparer.Ordinal));
        Assert.Equal(["etcd-encryption-configuration"], graph["kind-cluster-lifecycle"].DependsOn);
        Assert.Equal(["learn06-value"], graph["learn06-secret"].DependsOn);
        Assert.Equal(["etcd-encryption-configuration", "learn06-secret"], graph["learn06-proof"].DependsOn);
    }

    [Fact]
    public async Task Kind_starts_where_the_configuration_lies_and_mounts_its_folder()
    {
        var inputs = (await OnKind.Value)["kind-cluster-lifecycle"].Inputs;

        Assert.Equal($"{Program} etcd run --cluster learn06 -- kind create cluster --name learn06 --wait 300s --config -", inputs["create"]);
        Assert.Equal("kind delete cluster --name learn06", inputs["delete"]);
        Assert.Equal(
            """
            kind: Cluster
            apiVersion: kind.x-k8s.io/v1alpha4
            name: learn06
            nodes:
            - role: control-plane
              image: kindest/node:v1.35.8@sha256:07b2536e30b803ed61d1677a79df6115f798ce64c80f9e22f6ed45afd09323c0
              extraMounts:
              - hostPath: etcd-encryption
                containerPath: /etc/kubernetes/enc
                readOnly: true
              kubeadmConfigPatches:
              - |
                kind: ClusterConfiguration
                apiServer:
                  extraArgs:
                    encryption-provider-config: /etc/kubernetes/enc/config.yaml
                    encryption-provider-config-automatic-reload: "true"
                  extraVolumes:
                    - name: enc
                      hostPath: /etc/kubernetes/enc
                      mountPath: /etc/kubernetes/enc
                      readOnly: true
                      pathType: Directory

            """,
            inputs["stdin"]);
    }

    [Fact]
    public async Task Minikube_gets_a_home_of_its_own_and_the_options_of_the_api_server()
    {
        var graph = await OnMinikube.Value;
        var inputs = graph["minikube-cluster-lifecycle"].Inputs;

        Assert.Equal(
            $"{Program} etcd run --cluster learn06 -- minikube start --profile learn06 --kubernetes-version v1.35.8 --nodes 1 --driver docker "
            + "--container-runtime containerd --static-ip 192.168.49.2 "
            + "--extra-config apiserver.encryption-provider-config=/var/lib/minikube/certs/encryption/config.yaml "
            + "--extra-config apiserver.encryption-provider-config-automatic-reload=true --wait all --wait-timeout 300s --interactive=false",
            inputs["create"]);
        Assert.Equal($"{Program} etcd run --cluster learn06 -- minikube delete --profile learn06", inputs["delete"]);
        Assert.Equal(["etcd-encryption-configuration"], graph["minikube-cluster-lifecycle"].DependsOn);
    }

    [Fact]
    public async Task New_keys_change_neither_the_cluster_nor_what_replaces_it()
    {
        var rotated = await ResourceGraph.OfStackAsync("learn06", "etcd-encryption.keys=key2,key1", "etcd-encryption.provider=aescbc");

        Assert.Equal((await OnKind.Value)["kind-cluster-lifecycle"].InputsYaml, rotated["kind-cluster-lifecycle"].InputsYaml);
        Assert.NotEqual((await OnKind.Value)["learn06-proof"].At("triggers"), rotated["learn06-proof"].At("triggers"));
    }

    [Fact]
    public async Task The_secret_holds_a_random_value_that_nobody_sees()
    {
        var graph = await OnKind.Value;

        Assert.Equal("length: 24\nspecial: false\n", graph["learn06-value"].InputsYaml);
        Assert.Equal(
            """
            apiVersion: v1
            kind: Secret
            metadata:
              name: a-secret
              namespace: default

            """,
            graph["learn06-secret"].InputsYaml);
        Assert.Equal(["stringData"], graph["learn06-secret"].SecretInputs);
    }

    [Fact]
    public async Task The_proof_is_repeated_when_something_changes_how_values_are_stored() => Assert.Equal(
        $"""
        create: {Program} etcd status --kind kind --cluster learn06 --context kind-learn06 --require-encryption
        triggers:
          - secretbox
          - secrets
          - key1
          - Encrypt

        """,
        (await OnKind.Value)["learn06-proof"].InputsYaml);

    [Theory]
    [InlineData("kind", "kind-learn06")]
    [InlineData("minikube", "learn06")]
    public async Task On_a_cluster_that_exists_everything_waits_until_it_encrypts(string kind, string context)
    {
        var graph = await ResourceGraph.OfStackAsync("learn06", $"cluster.kind={kind}", "cluster.create=false");

        Assert.Equal(["etcd-encryption-configuration"], graph["cluster"].DependsOn);
        Assert.Equal(
            $"{Program} etcd enable --kind {kind} --cluster learn06 --context {context} --provider secretbox --resource secrets",
            graph["etcd-encryption-configuration"].TextAt("create"));
        Assert.DoesNotContain("lifecycle", string.Join(' ', graph.Names), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("learn02", "kind")]
    [InlineData("learn02", "minikube")]
    [InlineData("learn05", "kind")]
    [InlineData("learn05", "minikube")]
    public async Task Any_stack_can_be_encrypted_and_waits_no_longer_for_it(string stack, string kind)
    {
        var plain = await ResourceGraph.OfStackAsync(stack, $"cluster.kind={kind}");
        var encrypted = await ResourceGraph.OfStackAsync(stack, $"cluster.kind={kind}", $"compose={stack},etcd-encryption");

        Assert.Equal(plain.EdgesInCluster, encrypted.EdgesInCluster);
        Assert.Equal(["etcd-encryption-configuration"], encrypted[$"{kind}-cluster-lifecycle"].DependsOn);
    }
}
