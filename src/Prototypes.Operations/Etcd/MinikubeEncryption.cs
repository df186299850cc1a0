namespace Prototypes.Operations.Etcd;

/// <summary>How a minikube cluster gets its EncryptionConfiguration before its API server first starts, and at every later start.</summary>
/// <remarks>
/// minikube copies everything below <c>files</c> of its home into the node, modes included, before Kubernetes starts, and the API server
/// mounts its certificates' folder already. The copy goes to every profile of that home: give the stack a home of its own.
/// </remarks>
public static class MinikubeEncryption
{
    /// <summary>The environment variable that names minikube's home.</summary>
    public const string HomeVariable = "MINIKUBE_HOME";

    /// <summary>The configuration's path on the node and in the API server's container.</summary>
    public const string NodeFile = "/var/lib/minikube/certs/encryption/config.yaml";

    /// <summary>The options for <c>minikube start --extra-config</c>, each to be given on its own.</summary>
    public static IReadOnlyList<string> ExtraConfig { get; } =
    [
        $"apiserver.encryption-provider-config={NodeFile}",
        "apiserver.encryption-provider-config-automatic-reload=true",
    ];

    /// <summary>Where the configuration lies on the host, mode 0600.</summary>
    /// <param name="minikubeHome">The value of <c>MINIKUBE_HOME</c>.</param>
    public static string HostFile(string minikubeHome) => HostFile(minikubeHome, NodeFile);

    internal static string HostFile(string minikubeHome, string nodeFile) =>
        Path.Combine(Folder(minikubeHome), "files", nodeFile.TrimStart('/'));

    internal static string ProfileFile(string minikubeHome, string profile) =>
        Path.Combine(Folder(minikubeHome), "profiles", profile, "config.json");

    private static string Folder(string minikubeHome) =>
        Path.GetFileName(minikubeHome.TrimEnd('/')) == ".minikube" ? minikubeHome : Path.Combine(minikubeHome, ".minikube");
}
