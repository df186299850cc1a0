using FsCheck;
using FsCheck.Fluent;
using Prototypes.Operations.Etcd;
using Prototypes.Operations.Tests.Etcd.Simulation;

namespace Prototypes.Operations.Tests.Etcd;

public class ApiServerManifestTests
{
    private const string File = "/etc/kubernetes/enc/config.yaml";

    [Fact]
    public void Comments_flags_and_volumes_of_others_stay()
    {
        var edited = ApiServerManifest.Parse(Manifests.Commented).WithEncryption(File);

        Assert.Equal(
            """
            # Managed by kubeadm, with an audit policy of ours.
            apiVersion: v1
            kind: Pod
            metadata:
              annotations:
                kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint: 172.18.0.2:6443
              name: kube-apiserver
              namespace: kube-system
            spec:
              containers:
              - command:
                - kube-apiserver
                - --advertise-address=172.18.0.2
                # The policy of the security team.
                - --audit-policy-file=/etc/kubernetes/audit/policy.yaml
                - "--tls-cipher-suites=TLS_AES_128_GCM_SHA256"   # quoted on purpose
                - --encryption-provider-config=/etc/kubernetes/enc/config.yaml
                - --encryption-provider-config-automatic-reload=true
                # No flags below this line, please.
                image: registry.k8s.io/kube-apiserver:v1.35.8
                volumeMounts:
                - mountPath: /etc/kubernetes/audit   # audit
                  name: audit
                  readOnly: true
                - name: enc
                  mountPath: /somewhere/else
                - mountPath: /etc/kubernetes/enc
                  name: enc-2
                  readOnly: true

                # The end of the mounts.
              hostNetwork: true
              volumes:
              - {name: audit, hostPath: {path: /etc/kubernetes/audit, type: Directory}}
              - name: enc
                emptyDir: {}   # taken by somebody else
              - hostPath:
                  path: /etc/kubernetes/enc
                  type: DirectoryOrCreate
                name: enc-2
            # The end.
            status: {}

            """,
            edited.Text);
        Assert.Equal(File, edited.ConfigurationFile);
        Assert.True(edited.ReloadsAutomatically);
        Assert.Equal(Manifests.Commented, edited.WithoutEncryption().Text);
    }

    [Fact]
    public void A_folder_that_is_mounted_already_needs_no_volume()
    {
        var manifest = Manifests.For(NodeKind.Minikube);
        var edited = ApiServerManifest.Parse(manifest).WithEncryption(MinikubeEncryption.NodeFile);

        Assert.Equal(
            manifest.Replace(
                "    - --etcd-servers=https://127.0.0.1:2379\n",
                "    - --etcd-servers=https://127.0.0.1:2379\n"
                + "    - --encryption-provider-config=/var/lib/minikube/certs/encryption/config.yaml\n"
                + "    - --encryption-provider-config-automatic-reload=true\n",
                StringComparison.Ordinal),
            edited.Text);
        Assert.Equal(manifest, edited.WithoutEncryption().Text);
    }

    [Fact]
    public void A_flag_without_reload_is_completed_in_place()
    {
        var byHand = Manifests.Commented.Replace(
            "    - --advertise-address=172.18.0.2\n",
            "    - --encryption-provider-config=/etc/kubernetes/audit/encryptConfig.yaml\n    - --encryption-provider-config-automatic-reload=false\n    - --advertise-address=172.18.0.2\n",
            StringComparison.Ordinal);
        var manifest = ApiServerManifest.Parse(byHand);

        Assert.Equal(("/etc/kubernetes/audit/encryptConfig.yaml", false), (manifest.ConfigurationFile, manifest.ReloadsAutomatically));
        Assert.Equal(byHand.Replace("reload=false", "reload=true", StringComparison.Ordinal), manifest.WithEncryption(manifest.ConfigurationFile!).Text);
    }

    [Fact]
    public void Editing_twice_is_editing_once() => Prop.ForAll(ManifestTexts.ToArbitrary(), text =>
    {
        var once = ApiServerManifest.Parse(text).WithEncryption(File);
        return once.WithEncryption(File).Text == once.Text
            && once.WithoutEncryption().Text == text
            && once.WithoutEncryption().WithoutEncryption().Text == text
            && text.Split('\n').All(line => once.Text.Split('\n').Contains(line));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_mount_of_the_file_alone_is_refused()
    {
        var manifest = ApiServerManifest.Parse(Manifests.Commented.Replace("mountPath: /somewhere/else", $"mountPath: {File}", StringComparison.Ordinal));

        Assert.Equal(
            "The kube-apiserver manifest mounts '/etc/kubernetes/enc/config.yaml' itself, so that no change of it is ever seen. Mount its folder.",
            Assert.Throws<OperationException>(() => manifest.WithEncryption(File)).Message);
    }

    [Fact]
    public void A_flag_whose_value_is_another_item_is_refused()
    {
        var manifest = ApiServerManifest.Parse(Manifests.Commented.Replace(
            "- --advertise-address=172.18.0.2", "- --encryption-provider-config\n    - /enc/config.yaml", StringComparison.Ordinal));

        Assert.Equal(
            "The kube-apiserver manifest gives '--encryption-provider-config' without '='. Write flag and value as one item.",
            Assert.Throws<OperationException>(() => manifest.ConfigurationFile).Message);
    }

    [Theory]
    [InlineData("kind: [")]
    [InlineData("spec: {containers: []}")]
    [InlineData("spec: {containers: [{command: [kube-apiserver, --v=2], volumeMounts: [{name: a, mountPath: /a}]}], volumes: [{name: a}]}")]
    [InlineData("spec:\n  containers:\n  - command:\n    - --v=2\n    volumeMounts: []\n  volumes: []\n")]
    public void A_manifest_that_kubeadm_did_not_write_is_left_alone(string text) => Assert.Equal(
        "The node's kube-apiserver manifest is not laid out as kubeadm writes it, so it is left alone. Add the flags and the volume by hand.",
        Assert.Throws<OperationException>(() => ApiServerManifest.Parse(text)).Message);

    private static readonly Gen<string> Noise = Gen.Elements("", "", "# a comment\n", "\n", "      # deep\n");

    /// <summary>Manifests with flags, mounts and comments in any number, at any indentation.</summary>
    private static readonly Gen<string> ManifestTexts =
        from flags in Gen.Elements("--v=2", "--audit-log-path=/a", "\"--quoted=x\"  # why", "--list=a,b").ListOf()
        from mounts in Gen.Elements("/etc/ssl/certs", "/etc/kubernetes/pki", "/a b").NonEmptyListOf()
        from noise in Noise.ArrayOf(4)
        from indent in Gen.Elements("", "  ")
        select "spec:\n  containers:\n  - name: kube-apiserver\n    command:\n"
            + string.Concat(flags.Prepend("--first=1").Select(flag => $"    {indent}- {flag}\n")) + noise[0]
            + "    volumeMounts:\n" + string.Concat(mounts.Select((mount, index) => $"    {indent}- name: v{index}\n    {indent}  mountPath: \"{mount}\"\n")) + noise[1]
            + "  hostNetwork: true\n" + noise[2]
            + "  volumes:\n" + string.Concat(mounts.Select((mount, index) => $"  {indent}- hostPath:\n  {indent}    path: \"{mount}\"\n  {indent}  name: v{index}\n")) + noise[3];
}
