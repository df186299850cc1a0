using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Prototypes.Operations.Kubernetes;
using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Vault;

/// <summary>All replicas of one Vault. Disposing of it ends every forwarded port.</summary>
internal sealed class VaultCluster : IAsyncDisposable
{
    private readonly Kubectl _kubectl;

    private VaultCluster(
        VaultTarget target, Kubectl kubectl, Waiter waiter, IProgressLog log, string authority, X509Certificate2Collection authorities)
    {
        Authority = authority;
        Target = target;
        Waiter = waiter;
        Log = log;
        _kubectl = kubectl;
        Replicas = [.. target.Pods.Select(pod => new VaultReplica(pod, target, kubectl, authorities))];
    }

    public VaultTarget Target { get; }

    /// <summary>The CA of the server certificate, PEM.</summary>
    public string Authority { get; }

    public Waiter Waiter { get; }

    public IProgressLog Log { get; }

    public IReadOnlyList<VaultReplica> Replicas { get; }

    /// <summary>Prepares the way to the replicas; waits for the CA's Secret if it comes from there.</summary>
    public static async Task<VaultCluster> OpenAsync(
        VaultTarget target, IProcessRunner processes, IProgressLog log, TimeProvider time, CancellationToken cancellationToken)
    {
        if (target.Replicas < 1)
        {
            throw new OperationException($"'{target.Replicas}' is no number of replicas. Give 1 or more.");
        }

        var kubectl = new Kubectl(processes, target.Kubectl);
        var waiter = new Waiter(target.Patience, time, log);
        var pem = target.Authority ?? await ReadAuthorityAsync(target, kubectl, waiter, cancellationToken).ConfigureAwait(false);
        return new VaultCluster(target, kubectl, waiter, log, pem, ParseAuthorities(pem));
    }

    /// <summary>Waits until every pod's container runs. It will not be ready before it is unsealed.</summary>
    public Task WaitForPodsAsync(CancellationToken cancellationToken) =>
        Waiter.UntilAsync(
            "every pod of Vault runs",
            async () =>
            {
                var selector = $"app.kubernetes.io/instance={Target.Release},component=server";
                string[] get = ["get", "pods", "--namespace", Target.Namespace, "--selector", selector, "--output", "json"];
                var pods = await _kubectl.RunAsync(get, cancellationToken).ConfigureAwait(false);
                return PodList.FindObstacle(pods, Target.Pods) is { } obstacle ? throw new TransientException(obstacle) : true;
            },
            cancellationToken);

    /// <summary>Asks every replica how it is. Never waits.</summary>
    public async Task<IReadOnlyList<ReplicaStatus>> LookAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(Replicas.Select(replica => LookAsync(replica, cancellationToken))).ConfigureAwait(false);

    /// <summary>Asks one replica how it is. Never waits.</summary>
    public static async Task<ReplicaStatus> LookAsync(VaultReplica replica, CancellationToken cancellationToken)
    {
        try
        {
            var response = await replica.SendAsync(HttpMethod.Get, "sys/health", null, null, cancellationToken).ConfigureAwait(false);
            return ReplicaStatus.FromHealth(replica.Pod, response);
        }
        catch (TransientException exception)
        {
            return new ReplicaStatus(replica.Pod, ReplicaMode.Unreachable, exception.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in Replicas)
        {
            await replica.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static Task<string> ReadAuthorityAsync(
        VaultTarget target, Kubectl kubectl, Waiter waiter, CancellationToken cancellationToken) =>
        waiter.UntilAsync(
            $"the Secret {target.Namespace}/{target.AuthoritySecret} has a CA",
            async () =>
            {
                // Only this one key: the Secret holds Vault's private key as well.
                string[] get = ["get", "secret", target.AuthoritySecret, "--namespace", target.Namespace, "--ignore-not-found"];
                var value = await kubectl.RunAsync([.. get, "--output", @"jsonpath={.data.ca\.crt}"], cancellationToken).ConfigureAwait(false);
                return string.IsNullOrWhiteSpace(value)
                    ? throw new TransientException("It is not there, or has no key ca.crt.")
                    : Encoding.UTF8.GetString(Convert.FromBase64String(value.Trim()));
            },
            cancellationToken);

    private static X509Certificate2Collection ParseAuthorities(string pem)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPem(pem);
        }
        catch (CryptographicException)
        {
            // Said below: what matters is that there is no certificate.
        }

        return authorities.Count > 0
            ? authorities
            : throw new OperationException("The CA of Vault's certificate is not a certificate in PEM form. Give one, such as the key "
                + "ca.crt of Vault's TLS Secret.");
    }
}
