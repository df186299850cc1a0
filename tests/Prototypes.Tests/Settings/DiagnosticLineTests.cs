using Prototypes.Settings;

namespace Prototypes.Tests.Settings;

public class DiagnosticLineTests
{
    /// <summary>What is bound, and every line that it gives.</summary>
    public static TheoryData<string, string[]> Configurations => new()
    {
        // Files and syntax
        {
            "config: [\n",
            ["PRO0003 Pulumi.test.yaml: line 2 is not valid YAML: while parsing a node, did not find expected node content. Correct the line."]
        },
        {
            "config:\n  a: *b\n",
            ["PRO0003 Pulumi.test.yaml: line 2 is not valid YAML: there is no anchor 'b' before it. Correct the line."]
        },
        { "- config", ["PRO0004 Pulumi.test.yaml: the document is not a map. Write keys with values."] },
        { "config: learn01", ["PRO0004 Pulumi.test.yaml: the section 'config' is not a map. Write keys with values."] },
        { "", ["PRO0005 Pulumi.test.yaml: has no section 'config'. Put the settings below 'config:'."] },
        { "confg:\n  prototypes:compose: [learn01]", ["PRO0005 Pulumi.test.yaml: has no section 'config'. Write 'config' for 'confg'."] },
        {
            Config("compose: [learn06]", "compose: [learn01]"),
            ["PRO0006 prototypes:compose: is given twice, in lines 2 and 3. Keep one."]
        },
        {
            "config:\n  prototypes:compose: [learn06]\n  prototypes:cluster:\n    nodes: 1\n    nodes: 2",
            ["PRO0006 prototypes:cluster.nodes: is given twice, in lines 4 and 5. Keep one."]
        },
        { "prototypes:compose: [learn01]", ["PRO0007 prototypes:compose: stands beside the section 'config'. Indent it below 'config:'."] },

        // Keys and names
        {
            "config:\n  prototypes:compose: [learn06]\n  prototypes:cluster:\n    kidn: minikube",
            ["PRO0101 prototypes:cluster.kidn: is not a setting. Did you mean 'kind'?"]
        },
        {
            "config:\n  prototypes:compose: [learn06]\n  prototypes:cluster:\n    ports:\n      tcp: 1",
            ["PRO0101 prototypes:cluster.ports.tcp: is not a setting. Use http or https."]
        },
        { Config("compose: [learn06]", "learn03x: {}"), ["PRO0101 prototypes:learn03x: is not a setting. Did you mean 'learn03'?"] },
        {
            Config("compose: [lern06]"),
            ["PRO0102 prototypes:compose[0]: 'lern06' is neither a prototype nor a building block. Did you mean 'learn06'?"]
        },
        { Config("compose: [learn06, learn06]"), ["PRO0103 prototypes:compose[1]: 'learn06' is named twice. Name it once."] },
        {
            "config:\n  prototypes:compose: [learn06]\n  compose: [learn01]",
            ["PRO0104 compose: has no namespace. Write 'prototypes:compose'."]
        },
        {
            "config:\n  prototypes:compose: [learn06]\n  prototype:exposure: node-port",
            ["PRO0105 prototype:exposure: has the namespace 'prototype'. Write 'prototypes'."]
        },
        {
            Config("compose: [learn06]", "metal-lb: {pool: x}"),
            ["PRO0106 prototypes:metal-lb: is given, but metal-lb has no options. Remove them."]
        },
        {
            Config("compose: [learn06]", "learn01: {baseDomain: example.com}", "versions: {vault: 0.34.1}"),
            [
                "PRO0107 prototypes:learn01: has no effect, because learn01 is not composed. Add it to prototypes:compose, or remove the setting.",
                "PRO0107 prototypes:versions.vault: has no effect, because vault is not composed. Add it to prototypes:compose, or remove the setting.",
            ]
        },

        // Values
        {
            Config("compose: [learn06]", "cluster: kind"),
            ["PRO0201 prototypes:cluster: 'kind' is not a map of settings. Write keys with values below it."]
        },
        {
            Config("compose: [learn06]", "cluster: {nodes: [1]}"),
            ["PRO0201 prototypes:cluster.nodes: a list is not a whole number. Write a whole number."]
        },
        {
            Config("compose: [learn06]", "cluster: {nodes: 1.5}"),
            ["PRO0201 prototypes:cluster.nodes: '1.5' is not a whole number. Write a whole number."]
        },
        {
            Config("compose: [learn06]", "cluster: {create: yes}"),
            ["PRO0201 prototypes:cluster.create: 'yes' is not true or false. Write true or false."]
        },
        {
            Config("compose: {learn06: true}"),
            ["PRO0201 prototypes:compose: a map is not a list of names. Write a list, for example [learn01]."]
        },
        { Config("compose: [learn06, ~]"), ["PRO0201 prototypes:compose[1]: an empty value is not a name. Write a name."] },
        {
            Config("compose: [learn06]", "exposure: [node-port]"),
            ["PRO0201 prototypes:exposure: a list is not a single value. Write a single value."]
        },
        {
            Config("compose: [learn06]", "exposure: nodeport"),
            ["PRO0202 prototypes:exposure: 'nodeport' is not allowed. Did you mean 'node-port'?"]
        },
        {
            Config("compose: [learn06]", "cluster: {kind: microk8s}"),
            ["PRO0202 prototypes:cluster.kind: 'microk8s' is not allowed. Use kind, minikube or existing."]
        },
        { Config("compose: [learn06]", "cluster: {nodes: 11}"), ["PRO0203 prototypes:cluster.nodes: '11' is out of range. Use 1 to 10."] },
        {
            Config("compose: [learn06]", "cluster: {name: My_Cluster}"),
            ["PRO0205 prototypes:cluster.name: 'My_Cluster' is not a DNS label: lower-case letters, digits and hyphens, at most 63. Use a value like learn05."]
        },
        {
            Config("compose: [learn06]", "cluster: {name: 007}"),
            ["PRO0206 prototypes:cluster.name: '007' is a number to YAML, which rewrites it. Put it in quotes."]
        },
        {
            Config("compose: [learn06]", "cluster: {kubernetesVersion: 1.35}"),
            ["PRO0207 prototypes:cluster.kubernetesVersion: '1.35' is not a version. Write three numbers, for example 1.35.8."]
        },
        {
            Config("compose: [cert-manager]", "versions: {cert-manager: '>=1.20'}"),
            ["PRO0207 prototypes:versions.cert-manager: '>=1.20' is not a version. Write three numbers, for example v1.21.1."]
        },
        {
            Config("compose: [learn06]", "cluster: {subnet: 172.18.0.2/16}"),
            ["PRO0208 prototypes:cluster.subnet: '172.18.0.2/16' is not an IPv4 network. Write its first address and the prefix length, for example 172.18.0.0/16."]
        },
        {
            Config("compose: [learn06]", "cluster: {subnet: 8.8.8.0/24}"),
            ["PRO0209 prototypes:cluster.subnet: '8.8.8.0/24' is not a private network. Use one in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16."]
        },
        {
            Config("compose: [learn06]", "cluster: {subnet: 172.18.0.0/28}"),
            ["PRO0210 prototypes:cluster.subnet: '172.18.0.0/28' has 16 addresses. Use a prefix length from 8 to 27."]
        },
        {
            "config:\n  prototypes:compose: [learn06]\n  prototypes:exposure:\n    secure: v1:abc",
            ["PRO0211 prototypes:exposure: is a secret, but its value decides what is deployed. Write it in plain."]
        },
        {
            Config("compose: [learn06]", "cluster: {ports: {http: 8080, https: 8080}}"),
            ["PRO0212 prototypes:cluster.ports.https: '8080' is the port of prototypes:cluster.ports.http, too. Use another one."]
        },
        {
            Config("compose: [learn06]", "cluster: {ports: {http: 443}}"),
            ["PRO0212 prototypes:cluster.ports.http: '443' is the port of prototypes:cluster.ports.https, too. Use another one."]
        },

        // Versions
        {
            Config("compose: [learn05]", "versions: {gateway-api: 1.4.1}"),
            ["PRO0204 prototypes:versions.gateway-api: '1.4.1' has no TLSRoute v1, which learn05 uses. Use 1.5.0 or newer."]
        },
        {
            Config("compose: [learn06]", "cluster: {kubernetesVersion: 1.35.7}"),
            ["PRO0213 prototypes:cluster.kubernetesVersion: '1.35.7' has no pinned node image for kind. Use 1.34.11, 1.35.8, 1.36.1, 1.36.4 or 1.37.0."]
        },
        {
            Config("compose: [cert-manager]", "cluster: {kind: minikube, kubernetesVersion: 1.32.9}"),
            [
                "PRO0214 prototypes:cluster.kubernetesVersion: '1.32.9' is too old for cert-manager v1.21.1. Use 1.33 or newer.",
                "PRO0217 prototypes:cluster.kubernetesVersion: '1.32.9' gets no fixes upstream any more. Use 1.35 or newer.",
            ]
        },
        {
            Config("compose: [metal-lb]", "cluster: {kubernetesVersion: 1.36.4}", "versions: {metal-lb: 0.15.2}"),
            [
                "PRO0215 prototypes:cluster.kubernetesVersion: '1.36.4' is too new for metal-lb 0.15.2. Use a version before 1.36, or metal-lb 0.16.0 or newer.",
                "PRO0221 prototypes:versions.metal-lb: '0.15.2' gets no fixes upstream any more. Use 0.16.0 or newer.",
            ]
        },
        {
            Config("compose: [cert-manager]", "cluster: {kubernetesVersion: 1.37.0}"),
            ["PRO0216 prototypes:cluster.kubernetesVersion: '1.37.0' is newer than cert-manager v1.21.1 was tested with. Use 1.36 to be safe."]
        },
        {
            Config("compose: [nginx-gateway-fabric]", "versions: {gateway-api: v1.4.1}"),
            ["PRO0218 prototypes:versions.gateway-api: 'v1.4.1' is too old for nginx-gateway-fabric 2.6.7. Use 1.5.0 or newer."]
        },
        {
            Config("compose: [istio-ambient]", "versions: {gateway-api: 1.6.1}"),
            [
                "PRO0219 prototypes:versions.gateway-api: '1.6.1' is newer than the 1.5.1 that istio-ambient 1.30.3 was made for, which reads no TCPRoute or "
                + "UDPRoute of it. Use 1.5.1, or a newer istio-ambient.",
            ]
        },
        {
            Config("compose: [nginx-gateway-fabric]", "versions: {nginx-gateway-fabric: 1.5.1}"),
            ["PRO0220 prototypes:versions.nginx-gateway-fabric: '1.5.1' is older than this program can install. Use 2.0.0 or newer."]
        },
        {
            Config("compose: [istio-ambient]", "versions: {istio-ambient: 1.29.8}"),
            ["PRO0221 prototypes:versions.istio-ambient: '1.29.8' gets no fixes upstream any more. Use 1.30.0 or newer."]
        },
        {
            Config("compose: [learn01]"),
            [
                "PRO0222 prototypes:compose: ingress-nginx is retired: there are no releases and no security fixes since March 2026. Use it to learn; "
                + "learn03 to learn05 show its successor.",
            ]
        },
        {
            Config("compose: [etcd-encryption]", "etcd-encryption: {keys: [], resources: []}"),
            [
                "PRO0223 prototypes:etcd-encryption.keys: is empty. Name at least one, such as key1.",
                "PRO0223 prototypes:etcd-encryption.resources: is empty. Name at least one, such as secrets.",
            ]
        },
        {
            Config("compose: [etcd-encryption]", "etcd-encryption: {keys: [key1, key2, key1], resources: [secrets, secrets]}"),
            [
                "PRO0224 prototypes:etcd-encryption.keys: 'key1' is listed more than once. List it once.",
                "PRO0224 prototypes:etcd-encryption.resources: 'secrets' is listed more than once. List it once.",
            ]
        },
        {
            Config("compose: [etcd-encryption]", "etcd-encryption: {keys: ['key:1']}"),
            ["PRO0225 prototypes:etcd-encryption.keys: 'key:1' is no name of a key: letters, digits, '.', '_' and '-' only. Rename the key."]
        },
        {
            Config("compose: [etcd-encryption]", "etcd-encryption: {resources: [secret]}"),
            [
                "PRO0226 prototypes:etcd-encryption.resources: 'secret' is no resource that can be encrypted. Name core resources in the plural (secrets, configmaps), "
                + "custom ones with their group (widgets.example.com).",
            ]
        },
        {
            Config("compose: [etcd-encryption]", "etcd-encryption: {provider: identity, phase: rotate}"),
            [
                "PRO0202 prototypes:etcd-encryption.provider: 'identity' is not allowed. Use secretbox, aescbc or aesgcm.",
                "PRO0202 prototypes:etcd-encryption.phase: 'rotate' is not allowed. Use encrypt or decrypt.",
            ]
        },
        {
            Config("compose: [etcd-encryption]", "cluster: {kind: minikube, kubernetesVersion: 1.33.4}"),
            [
                "PRO0227 prototypes:cluster.kubernetesVersion: '1.33.4' does not say which encryption configuration it has loaded, which every change waits for. "
                + "Use 1.34 or newer.",
            ]
        },

        // Composition
        {
            "config:\n  other:key: 1",
            [
                "PRO0301 prototypes:compose: is empty. Name at least one of ambient-scopes, cert-manager, etcd-encryption, gateway-api, ingress-nginx, istio-ambient, "
                + "learn01, learn02, learn03, learn04, learn05, learn06, metal-lb, nginx-gateway-fabric and vault.",
            ]
        },
        {
            Config("compose: [learn03, learn05]"),
            ["PRO0303 prototypes:compose: learn03 and learn05 cannot share a cluster, because both create the namespaces mango and nginx. Put one of them in another stack."]
        },
        {
            Config("compose: [learn06]", "cluster: {driver: docker, cpus: 4}"),
            [
                "PRO0304 prototypes:cluster.driver: is for minikube clusters, but the stack has a kind one. Remove the setting.",
                "PRO0304 prototypes:cluster.cpus: is for minikube clusters, but the stack has a kind one. Remove the setting.",
            ]
        },
        {
            Config("compose: [cert-manager]", "cluster: {kind: existing, ports: {http: 81}}"),
            ["PRO0304 prototypes:cluster.ports: is for kind clusters, but the stack has an existing one. Remove the setting."]
        },
        {
            Config("compose: [learn06]", "cluster: {kind: minikube, kubeconfig: x}"),
            ["PRO0304 prototypes:cluster.kubeconfig: is for existing clusters, but the stack has a minikube one. Remove the setting."]
        },
        {
            Config("compose: [learn06]", "cluster: {context: kind-mine}"),
            ["PRO0305 prototypes:cluster.context: is for a cluster that the stack does not create. Remove it, or set prototypes:cluster.create to false."]
        },
        {
            Config("compose: [cert-manager]", "cluster: {kind: existing, create: true}"),
            ["PRO0306 prototypes:cluster.create: is true, but an existing cluster is only used. Remove it, or set prototypes:cluster.kind to kind or minikube."]
        },
        {
            Config("compose: [cert-manager]", "cluster: {kind: existing, context: mine, kubeconfig: {secure: v1:abc}}"),
            ["PRO0307 prototypes:cluster.kubeconfig: is given beside prototypes:cluster.context. Keep one of them."]
        },
        {
            Config("compose: [metal-lb]", "cluster: {kind: existing}"),
            ["PRO0308 prototypes:cluster.subnet: is not set, but metal-lb plans addresses from it. Set it to the network of the cluster's nodes."]
        },
        {
            Config("compose: [learn06]", "cluster: {kind: existing}"),
            ["PRO0309 prototypes:cluster.kind: is 'existing', but etcd-encryption changes files on the control plane node. Use kind or minikube."]
        },
        {
            Config("compose: [ambient-scopes]", "exposure: node-port", "cluster: {kind: minikube, driver: kvm2}"),
            ["PRO0310 prototypes:cluster.driver: 'kvm2' does not carry istio-ambient, whose CNI agent fails there. Use docker."]
        },
    };

    [Theory]
    [MemberData(nameof(Configurations))]
    public void A_stack_file_gives_exactly_these_lines(string file, string[] lines) => AssertLines(lines, Bind.File(file));

    /// <summary>What does not come from the text of a stack file, and the lines that it gives.</summary>
    public static TheoryData<string, string[]> Circumstances => new()
    {
        { nameof(NoFile), ["PRO0001 Pulumi.test.yaml: does not exist. There is no stack file here: run this in the folder of Pulumi.yaml."] },
        { nameof(FolderInPlaceOfFile), ["PRO0002 Pulumi.test.yaml: cannot be read: access is denied. Make it a readable file."] },
        { nameof(OverrideWithoutValue), ["PRO0008 --config: 'compose' is not a setting with a value. Write PATH=VALUE, for example cluster.kind=minikube."] },
        { nameof(NoJson), ["PRO0009 PULUMI_CONFIG: is not a JSON object of settings. Run the program through the Pulumi command line."] },
        { nameof(StackNameWithSlash), ["PRO0010 stack: '../learn01' is not a stack name. Use letters, digits, hyphens, underscores and dots."] },
        { nameof(UnavailableComponent), ["PRO0302 prototypes:compose[0]: 'learn06' is not available in this version of the program. Available: cert-manager and learn01."] },
        {
            nameof(UnavailableRequirement),
            [
                "PRO0311 prototypes:compose: learn05 needs istio-ambient, which is not available in this version of the program. Leave it out.",
                "PRO0311 prototypes:exposure: 'load-balancer' needs metal-lb, which is not available in this version of the program. Use node-port.",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Circumstances))]
    public void A_circumstance_gives_exactly_these_lines(string circumstance, string[] lines) => AssertLines(lines, Bound(circumstance));

    [Fact]
    public void Every_diagnostic_has_a_line_here()
    {
        Assert.Equal(
            DiagnosticCatalogue.All.Select(descriptor => descriptor.Id),
            Lines.Select(line => line[..7]).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>All lines that are expected here.</summary>
    internal static IEnumerable<string> Lines => Configurations.Concat(Circumstances).SelectMany(row => (string[])row[1]);

    /// <summary>A stack file with these settings.</summary>
    private static string Config(params string[] settings) =>
        string.Concat(settings.Select(setting => $"\n  prototypes:{setting}").Prepend("config:"));

    private static void AssertLines(string[] lines, StackSettingsResult result) =>
        Assert.Equal(string.Join('\n', lines), string.Join('\n', result.Lines()));

    private static StackSettingsResult Bound(string circumstance) => circumstance switch
    {
        nameof(NoFile) => NoFile(),
        nameof(FolderInPlaceOfFile) => FolderInPlaceOfFile(),
        nameof(OverrideWithoutValue) => OverrideWithoutValue(),
        nameof(NoJson) => NoJson(),
        nameof(StackNameWithSlash) => StackNameWithSlash(),
        nameof(UnavailableComponent) => UnavailableComponent(),
        _ => UnavailableRequirement(),
    };

    private static StackSettingsResult NoFile() => Bind.Document(StackFile.Read("no-such-folder", "test"));

    private static StackSettingsResult FolderInPlaceOfFile()
    {
        var folder = Directory.CreateTempSubdirectory("prototypes-");
        folder.CreateSubdirectory("Pulumi.test.yaml");
        var result = Bind.Document(StackFile.Read(folder.FullName, "test"));
        folder.Delete(recursive: true);
        return result;
    }

    private static StackSettingsResult OverrideWithoutValue() => Bind.Config("prototypes:compose: [learn06]", "test", "compose");

    private static StackSettingsResult NoJson() => Bind.Document(EngineConfig.Read("prototypes:compose", null));

    private static StackSettingsResult StackNameWithSlash() => Bind.Document(StackFile.Read("no-such-folder", "../learn01"));

    private static StackSettingsResult UnavailableComponent() => BindOnly(["learn01", "cert-manager"], Config("compose: [learn06]"));

    private static StackSettingsResult UnavailableRequirement() =>
        BindOnly(["learn05", "vault", "cert-manager", "gateway-api"], Config("compose: [learn05]", "exposure: load-balancer"));

    private static StackSettingsResult BindOnly(string[] available, string config) => SettingsBinder.Bind(
        "test",
        StackFile.Parse(config, "Pulumi.test.yaml"),
        [.. Bind.CompleteRegistry.Select(component => component with { Implemented = available.Contains(component.Name) })]);
}
