using System.Collections.Immutable;
using System.Reflection;

namespace Prototypes.Settings;

/// <summary>Every diagnostic that a stack's configuration can give; <c>docs/diagnostics.md</c> is made from it.</summary>
public static class DiagnosticCatalogue
{
    // Files and syntax

    /// <summary>PRO0001</summary>
    public static DiagnosticDescriptor MissingStackFile { get; } = Error(
        "PRO0001",
        "does not exist. {0}",
        "The stack that was named has no file `Pulumi.<stack>.yaml` beside `Pulumi.yaml`.",
        "Name one of the stacks that exist, or write a file for the new one; docs/settings.md lists the settings.");

    /// <summary>PRO0002</summary>
    public static DiagnosticDescriptor UnreadableStackFile { get; } = Error(
        "PRO0002",
        "cannot be read: {0} Make it a readable file.",
        "The stack's file is there, but the operating system refuses to read it.",
        "Check its permissions, and that it is a file.");

    /// <summary>PRO0003</summary>
    public static DiagnosticDescriptor InvalidYaml { get; } = Error(
        "PRO0003",
        "line {0} is not valid YAML: {1} Correct the line.",
        "The file is not valid YAML, refers to an anchor that it does not have, or is nested deeper than any setting is.",
        "Correct the line that is named; mostly it is the indentation, or a quote that is not closed.");

    /// <summary>PRO0004</summary>
    public static DiagnosticDescriptor NotAMapOfSettings { get; } = Error(
        "PRO0004",
        "{0} is not a map. Write keys with values.",
        "The file, or its section `config`, is a list or a single value.",
        "Write a map: keys with values, each on its own line.");

    /// <summary>PRO0005</summary>
    public static DiagnosticDescriptor NoConfigSection { get; } = Error(
        "PRO0005",
        "has no section 'config'. {0}",
        "Pulumi reads a stack's settings from the section `config` of its file.",
        "Put the settings below `config:`.");

    /// <summary>PRO0006</summary>
    public static DiagnosticDescriptor DuplicateKey { get; } = Error(
        "PRO0006",
        "is given twice, in lines {0} and {1}. Keep one.",
        "A map has the same key twice; YAML does not allow that, and readers disagree on which one counts.",
        "Remove one of the two.");

    /// <summary>PRO0007</summary>
    public static DiagnosticDescriptor OutsideConfig { get; } = Error(
        "PRO0007",
        "stands beside the section 'config'. Indent it below 'config:'.",
        "A setting of this project is a top-level key of the stack's file, where Pulumi does not look for it.",
        "Indent the setting below `config:`.");

    /// <summary>PRO0008</summary>
    public static DiagnosticDescriptor InvalidOverride { get; } = Error(
        "PRO0008",
        "{0} is not a setting with a value. Write PATH=VALUE, for example cluster.kind=minikube.",
        "A `--config` option has no equals sign, or nothing or an empty key before it.",
        "Write a dotted path below `prototypes:`, an equals sign and the value.");

    /// <summary>PRO0009</summary>
    public static DiagnosticDescriptor UnreadableEngineConfig { get; } = Error(
        "PRO0009",
        "is not a JSON object of settings. Run the program through the Pulumi command line.",
        "The environment variable through which Pulumi hands over the configuration holds something else.",
        "Do not set the variable by hand; run `pulumi up` or `pulumi preview`.");

    /// <summary>PRO0010</summary>
    public static DiagnosticDescriptor InvalidStackName { get; } = Error(
        "PRO0010",
        "{0} is not a stack name. Use letters, digits, hyphens, underscores and dots.",
        "The stack's name has a character that Pulumi does not allow in one.",
        "Use a name of letters, digits, hyphens, underscores and dots, at most 100.");

    // Keys and names

    /// <summary>PRO0101</summary>
    public static DiagnosticDescriptor UnknownSetting { get; } = Error(
        "PRO0101",
        "is not a setting. {0}",
        "A key below `prototypes:` is none that the program knows.",
        "Correct the key; docs/settings.md lists all of them.");

    /// <summary>PRO0102</summary>
    public static DiagnosticDescriptor UnknownComponent { get; } = Error(
        "PRO0102",
        "{0} is neither a prototype nor a building block. {1}",
        "`prototypes:compose` has a name that the program does not know.",
        "Correct the name; docs/settings.md lists all of them.");

    /// <summary>PRO0103</summary>
    public static DiagnosticDescriptor DuplicateComponent { get; } = Error(
        "PRO0103",
        "{0} is named twice. Name it once.",
        "`prototypes:compose` has the same name twice; each component exists once in a stack.",
        "Remove one of the two.");

    /// <summary>PRO0104</summary>
    public static DiagnosticDescriptor KeyWithoutNamespace { get; } = Error(
        "PRO0104",
        "has no namespace. Write 'prototypes:{0}'.",
        "Keys below `config:` have the form `namespace:name`; Pulumi refuses others.",
        "Put `prototypes:` before the key.");

    /// <summary>PRO0105</summary>
    public static DiagnosticDescriptor MisspelledNamespace { get; } = Error(
        "PRO0105",
        "has the namespace {0}. Write 'prototypes'.",
        "The namespace of a key is nearly that of this project; with another one, the setting would be ignored.",
        "Write `prototypes:` before the key.");

    /// <summary>PRO0106</summary>
    public static DiagnosticDescriptor NoOptions { get; } = Error(
        "PRO0106",
        "is given, but {0} has no options. Remove them.",
        "There are options for a component that takes none.",
        "Remove them.");

    /// <summary>PRO0107</summary>
    public static DiagnosticDescriptor UnusedSetting { get; } = Warning(
        "PRO0107",
        "has no effect, because {0} is not composed. Add it to prototypes:compose, or remove the setting.",
        "There are options or a version for a component that the stack does not deploy.",
        "Add the component to `prototypes:compose`, or remove the setting.");

    // Values and versions

    /// <summary>PRO0201</summary>
    public static DiagnosticDescriptor WrongType { get; } = Error(
        "PRO0201",
        "{0} is not {1}. Write {2}.",
        "The value is a map, a list or a single value where another of these belongs, or it is not of the type that the setting has.",
        "Write a value of the type that is named; true and false are written exactly so.");

    /// <summary>PRO0202</summary>
    public static DiagnosticDescriptor NotAllowed { get; } = Error(
        "PRO0202",
        "{0} is not allowed. {1}",
        "The setting takes one of a few values, and this is none of them.",
        "Use one of the values that are named, in exactly that spelling.");

    /// <summary>PRO0203</summary>
    public static DiagnosticDescriptor OutOfRange { get; } = Error(
        "PRO0203",
        "{0} is out of range. Use {1} to {2}.",
        "The number is too small or too large.",
        "Use a number in the range that is named.");

    /// <summary>PRO0204</summary>
    public static DiagnosticDescriptor MissingFeature { get; } = Error(
        "PRO0204",
        "{0} has no {1}, which {2}. Use {3} or newer.",
        "A version override is too old for what a composed prototype shows.",
        "Remove the override or raise it.");

    /// <summary>PRO0205</summary>
    public static DiagnosticDescriptor NotOfTheForm { get; } = Error(
        "PRO0205",
        "{0} is not {1}. Use a value like {2}.",
        "The text does not have the form that the setting demands.",
        "Write it in the form that is named. A cluster's name is the stack's name if none is set.");

    /// <summary>PRO0206</summary>
    public static DiagnosticDescriptor RewrittenByYaml { get; } = Error(
        "PRO0206",
        "{0} is a number to YAML, which rewrites it. Put it in quotes.",
        "A text looks like a number, and not in the way in which YAML writes that number: 1.30 becomes 1.3, 007 becomes 7.",
        "Put the value in quotes.");

    /// <summary>PRO0207</summary>
    public static DiagnosticDescriptor InvalidVersion { get; } = Error(
        "PRO0207",
        "{0} is not a version. Write three numbers, for example {1}.",
        "The value is not a semantic version. There are no ranges, and no shortened versions such as 1.35, which YAML takes for a number.",
        "Write all three numbers, with a prerelease suffix if there is one.");

    /// <summary>PRO0208</summary>
    public static DiagnosticDescriptor InvalidSubnet { get; } = Error(
        "PRO0208",
        "{0} is not an IPv4 network. Write its first address and the prefix length, for example {1}.",
        "The value is not a network in CIDR notation, or it has bits set behind the prefix, as in 192.168.49.2/24.",
        "Write the network's own address, a slash and the prefix length.");

    /// <summary>PRO0209</summary>
    public static DiagnosticDescriptor PublicSubnet { get; } = Error(
        "PRO0209",
        "{0} is not a private network. Use one in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.",
        "The nodes' network lies, wholly or partly, outside the private ranges of RFC 1918; addresses planned from it could be somebody's.",
        "Use the network that the cluster's nodes really have: `docker network inspect kind`, or `minikube ip`.");

    /// <summary>PRO0210</summary>
    public static DiagnosticDescriptor SubnetSize { get; } = Error(
        "PRO0210",
        "{0} has {1} addresses. Use a prefix length from {2} to {3}.",
        "The nodes' network is too small for nodes and load balancers, or larger than any private range.",
        "Use a prefix length in the range that is named.");

    /// <summary>PRO0211</summary>
    public static DiagnosticDescriptor NeededInPlain { get; } = Error(
        "PRO0211",
        "is a secret, but its value decides what is deployed. Write it in plain.",
        "The value is encrypted (`secure:`), and the setting is one that must be known when the stack is planned.",
        "Set it without `--secret`. Settings that may be secret are marked in docs/settings.md.");

    /// <summary>PRO0212</summary>
    public static DiagnosticDescriptor SamePort { get; } = Error(
        "PRO0212",
        "{0} is the port of prototypes:cluster.ports.{1}, too. Use another one.",
        "HTTP and HTTPS are mapped to the same port of the host.",
        "Use two different ports.");

    /// <summary>PRO0213</summary>
    public static DiagnosticDescriptor NoNodeImage { get; } = Error(
        "PRO0213",
        "{0} has no pinned node image for kind. Use {1}.",
        "kind nodes run an image that is pinned by its digest, and there is none on record for this Kubernetes version.",
        "Use a version that is named, or another kind of cluster.");

    /// <summary>PRO0214</summary>
    public static DiagnosticDescriptor KubernetesTooOld { get; } = Error(
        "PRO0214",
        "{0} is too old for {1} {2}. Use {3} or newer.",
        "A component does not run on this Kubernetes version.",
        "Raise `prototypes:cluster.kubernetesVersion`, or use an older version of the component.");

    /// <summary>PRO0215</summary>
    public static DiagnosticDescriptor KubernetesTooNew { get; } = Error(
        "PRO0215",
        "{0} is too new for {1} {2}. Use a version before {3}, or {1} {4} or newer.",
        "A component of this version is known to fail on this Kubernetes version.",
        "Use a newer version of the component, or lower `prototypes:cluster.kubernetesVersion`.");

    /// <summary>PRO0216</summary>
    public static DiagnosticDescriptor KubernetesUntested { get; } = Warning(
        "PRO0216",
        "{0} is newer than {1} {2} was tested with. Use {3} to be safe.",
        "A component was released before this Kubernetes version, and its maintainers do not vouch for the two together.",
        "Lower `prototypes:cluster.kubernetesVersion` or try it.");

    /// <summary>PRO0217</summary>
    public static DiagnosticDescriptor KubernetesUnsupported { get; } = Warning(
        "PRO0217",
        "{0} gets no fixes upstream any more. Use {1} or newer.",
        "The Kubernetes minor version is out of support.",
        "Raise `prototypes:cluster.kubernetesVersion`.");

    /// <summary>PRO0218</summary>
    public static DiagnosticDescriptor GatewayApiTooOld { get; } = Error(
        "PRO0218",
        "{0} is too old for {1} {2}. Use {3} or newer.",
        "A controller reads kinds or versions that this bundle of the Gateway API does not have.",
        "Raise `prototypes:versions.gateway-api`, or use an older version of the controller.");

    /// <summary>PRO0219</summary>
    public static DiagnosticDescriptor GatewayApiTooNew { get; } = Warning(
        "PRO0219",
        "{0} is newer than the {3} that {1} {2} was made for, which reads no TCPRoute or UDPRoute of it. Use {3}, or a newer {1}.",
        "The Gateway API's standard channel serves TCPRoute and UDPRoute only in a version that this controller does not read.",
        "Use the Gateway API that the controller was made for, or a newer controller.");

    /// <summary>PRO0220</summary>
    public static DiagnosticDescriptor TooOldToInstall { get; } = Error(
        "PRO0220",
        "{0} is older than this program can install. Use {1} or newer.",
        "The chart of a version override expects its values, or is published, in another way than today's.",
        "Raise the override or remove it.");

    /// <summary>PRO0221</summary>
    public static DiagnosticDescriptor OutOfSupport { get; } = Warning(
        "PRO0221",
        "{0} gets no fixes upstream any more. Use {1} or newer.",
        "A version override names a release that its maintainers do not support any more.",
        "Raise the override or remove it.");

    /// <summary>PRO0222</summary>
    public static DiagnosticDescriptor Retired { get; } = Warning(
        "PRO0222",
        "{0} is retired: there are no releases and no security fixes since March 2026. Use it to learn; learn03 to learn05 show its successor.",
        "The stack deploys ingress-nginx, which its maintainers have archived. Its successor is the Gateway API.",
        "Nothing on a cluster of your own; do not build on it.");

    /// <summary>PRO0223</summary>
    public static DiagnosticDescriptor EmptyList { get; } = Error(
        "PRO0223",
        "is empty. Name at least one, such as {0}.",
        "A list that needs at least one name has none.",
        "Name one, or remove the setting to get its default.");

    /// <summary>PRO0224</summary>
    public static DiagnosticDescriptor DuplicateItem { get; } = Error(
        "PRO0224",
        "{0} is listed more than once. List it once.",
        "A list whose names must differ has the same one again.",
        "Remove all but one.");

    /// <summary>PRO0225</summary>
    public static DiagnosticDescriptor EncryptionKeyName { get; } = Error(
        "PRO0225",
        "{0} is no name of a key: letters, digits, '.', '_' and '-' only. Rename the key.",
        "The name of an encryption key stands in front of every value in etcd that it encrypted, and is limited.",
        "Give the key another name.");

    /// <summary>PRO0226</summary>
    public static DiagnosticDescriptor UnknownEncryptedResource { get; } = Error(
        "PRO0226",
        "{0} is no resource that can be encrypted. Name core resources in the plural (secrets, configmaps), custom ones with their group (widgets.example.com).",
        "A resource to encrypt is neither one of the core API nor a custom one, or its name is not complete.",
        "Correct the name. Wildcards and the built-in groups are left out: a rotation has to know every value.");

    /// <summary>PRO0227</summary>
    public static DiagnosticDescriptor KubernetesTooOldToEncrypt { get; } = Error(
        "PRO0227",
        "{0} does not say which encryption configuration it has loaded, which every change waits for. Use {1} or newer.",
        "The API server of this Kubernetes version does not publish the hash of its EncryptionConfiguration, so no rotation could know when a key may go.",
        "Raise `prototypes:cluster.kubernetesVersion`, or leave `etcd-encryption` and `learn06` out.");

    // Composition

    /// <summary>PRO0301</summary>
    public static DiagnosticDescriptor NothingComposed { get; } = Error(
        "PRO0301",
        "is empty. Name at least one of {0}.",
        "The stack does not say what to deploy.",
        "Name at least one prototype or building block.");

    /// <summary>PRO0302</summary>
    public static DiagnosticDescriptor NotAvailable { get; } = Error(
        "PRO0302",
        "'{0}' is not available in this version of the program. Available: {1}.",
        "The component is known, but this version of the program cannot deploy it, or something that it needs, yet.",
        "Compose something else, or use a newer version of the program.");

    /// <summary>PRO0303</summary>
    public static DiagnosticDescriptor Conflict { get; } = Error(
        "PRO0303",
        "{0} and {1} cannot share a cluster, because both create the {2} {3}. Put one of them in another stack.",
        "Two of the composed components, or what they need, create the same namespace.",
        "Put one of them into a stack of its own.");

    /// <summary>PRO0304</summary>
    public static DiagnosticDescriptor OtherClusterKind { get; } = Error(
        "PRO0304",
        "is for {0} clusters, but the stack has {1} {2} one. Remove the setting.",
        "A setting of one kind of cluster is given for another, where it would do nothing.",
        "Remove it, or change `prototypes:cluster.kind`.");

    /// <summary>PRO0305</summary>
    public static DiagnosticDescriptor ContextOfCreatedCluster { get; } = Error(
        "PRO0305",
        "is for a cluster that the stack does not create. Remove it, or set prototypes:cluster.create to false.",
        "A context names a cluster that is there already, but the stack is to create its own.",
        "Remove the context, or set `prototypes:cluster.create` to false.");

    /// <summary>PRO0306</summary>
    public static DiagnosticDescriptor CreateExisting { get; } = Error(
        "PRO0306",
        "is true, but an existing cluster is only used. Remove it, or set prototypes:cluster.kind to kind or minikube.",
        "A cluster of kind `existing` is to be created.",
        "Remove `create`, or choose another kind of cluster.");

    /// <summary>PRO0307</summary>
    public static DiagnosticDescriptor ContextAndKubeconfig { get; } = Error(
        "PRO0307",
        "is given beside prototypes:cluster.context. Keep one of them.",
        "Both a kubeconfig and a context of the machine's own kubeconfig say how to reach the cluster.",
        "Keep one. A kubeconfig's current context is used.");

    /// <summary>PRO0308</summary>
    public static DiagnosticDescriptor SubnetNeeded { get; } = Error(
        "PRO0308",
        "is not set, but metal-lb plans addresses from it. Set it to the network of the cluster's nodes.",
        "MetalLB is deployed to an existing cluster or to virtual machines of minikube, and the defaults are networks of Docker.",
        "Set `prototypes:cluster.subnet`; on an existing cluster that serves load balancers itself, leave MetalLB out.");

    /// <summary>PRO0309</summary>
    public static DiagnosticDescriptor NodesOutOfReach { get; } = Error(
        "PRO0309",
        "is 'existing', but etcd-encryption changes files on the control plane node. Use kind or minikube.",
        "Encryption at rest needs access to the nodes, which an existing cluster does not give.",
        "Use a kind or minikube cluster, or leave `etcd-encryption` and `learn06` out.");

    /// <summary>PRO0310</summary>
    public static DiagnosticDescriptor AmbientOnVirtualMachine { get; } = Error(
        "PRO0310",
        "{0} does not carry istio-ambient, whose CNI agent fails there. Use docker.",
        "Istio's ambient mode does not get along with the network of minikube's kvm2 driver.",
        "Use the docker driver.");

    /// <summary>PRO0311</summary>
    public static DiagnosticDescriptor RequirementNotAvailable { get; } = Error(
        "PRO0311",
        "{0} needs {1}, which is not available in this version of the program. {2}",
        "Something that the stack composes, or its exposure, needs a building block that this version of the program cannot deploy yet.",
        "Leave it out, expose the stack in the other way, or use a newer version of the program.");

    /// <summary>All diagnostics, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        .. typeof(DiagnosticCatalogue).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(DiagnosticDescriptor))
            .Select(property => (DiagnosticDescriptor)property.GetValue(null)!)
            .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal),
    ];

    private static DiagnosticDescriptor Error(string id, string message, string cause, string remedy) =>
        new() { Id = id, Severity = DiagnosticSeverity.Error, Message = message, Cause = cause, Remedy = remedy };

    private static DiagnosticDescriptor Warning(string id, string message, string cause, string remedy) =>
        new() { Id = id, Severity = DiagnosticSeverity.Warning, Message = message, Cause = cause, Remedy = remedy };
}
