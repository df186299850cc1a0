using System.Text;
using System.Text.Json;
using Prototypes.Operations.Kubernetes;
using Prototypes.Operations.Tests.Vault.Double;

namespace Prototypes.Operations.Tests.Vault;

/// <summary>The program that plays kubectl, with a cluster of its own: real processes, real ports.</summary>
internal sealed class KubectlStandIn : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kubectl-");

    public KubectlStandIn(VaultDouble vault, string behaviour = "works", string message = "")
    {
        var cluster = new
        {
            Pods = vault.Replicas.ToDictionary(replica => replica.Name, replica => replica.Port),
            Secrets = new Dictionary<string, string> { ["vault-tls"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(VaultDouble.Authority)) },
            Journal = Path.Combine(_folder.FullName, "journal"),
            Behaviour = behaviour,
            Message = message,
        };
        File.WriteAllText(Kubeconfig, JsonSerializer.Serialize(cluster));
    }

    public KubectlOptions Options => new()
    {
        Tool = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "kubectl.exe" : "kubectl"),
        Kubeconfig = Kubeconfig,
        Context = "kind-learn05",
    };

    /// <summary>The arguments of every process that was started, by its id.</summary>
    public IReadOnlyDictionary<int, string> Journal =>
        _folder.GetFiles("journal.*").ToDictionary(file => int.Parse(file.Extension[1..], System.Globalization.CultureInfo.InvariantCulture), file => File.ReadAllText(file.FullName).Trim());

    private string Kubeconfig => Path.Combine(_folder.FullName, "kubeconfig");

    public void Dispose() => _folder.Delete(recursive: true);
}
