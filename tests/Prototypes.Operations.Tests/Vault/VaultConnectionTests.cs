using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Prototypes.Operations.Kubernetes;
using Prototypes.Operations.Processes;
using Prototypes.Operations.Tests.Vault.Double;
using Prototypes.Operations.Vault;

namespace Prototypes.Operations.Tests.Vault;

/// <summary>The way to Vault: kubectl as a program, forwarded ports, and whom to trust at their end.</summary>
public sealed class VaultConnectionTests
{
    [Fact]
    public async Task Through_kubectl_a_Vault_is_bootstrapped_and_configured_and_no_process_is_left()
    {
        await using var fixture = await VaultFixture.StartAsync();
        using var kubectl = new KubectlStandIn(fixture.Vault);
        var target = fixture.Target with { Kubectl = kubectl.Options };
        VaultKeys? kept = null;

        await new VaultBootstrap(new SystemProcessRunner(), fixture.Log, fixture.Time).RunAsync(
            target,
            new VaultBootstrapOptions(),
            null,
            keys =>
            {
                kept = keys;
                return Task.CompletedTask;
            },
            CancellationToken.None);
        await new VaultConfigure(new SystemProcessRunner(), fixture.Log, fixture.Time)
            .RunAsync(target, Documents.Small, kept!.RootToken!, new VaultConfigureOptions(), CancellationToken.None);

        Assert.True(VaultStatus.IsInService(await fixture.StatusAsync()));
        var journal = kubectl.Journal;
        Assert.All(journal.Values, arguments => Assert.StartsWith($"--kubeconfig {kubectl.Options.Kubeconfig} --context kind-learn05 "
            + "", arguments, StringComparison.Ordinal));
        Assert.Equal(
            ["get pods", "get secret vault-tls", "port-forward pod/vault-0", "port-forward pod/vault-1", "port-forward pod/vault-2"],
            journal.Values.Select(Summarize).Distinct().Order(StringComparer.Ordinal));
        Assert.All(journal.Keys, id => Assert.True(HasEnded(id), $"kubectl {journal[id]} still runs"));
    }

    [Fact]
    public async Task A_forwarded_port_that_breaks_is_opened_again()
    {
        await using var fixture = await VaultFixture.StartAsync(1);
        using var kubectl = new KubectlStandIn(fixture.Vault);
        fixture.Vault.Acted = number =>
        {
            if (number == 3)
            {
                // As when the pod is deleted: kubectl ends by itself.
                using var process = Process.GetProcessById(kubectl.Journal.Single(entry => entry.Value.Contains("port-forward", StringComparison.Ordinal)).Key);
                process.Kill();
            }
        };

        await new VaultBootstrap(new SystemProcessRunner(), fixture.Log, TimeProvider.System).RunAsync(
            fixture.Target with { Kubectl = kubectl.Options, Patience = new Patience { Interval = TimeSpan.FromMilliseconds(10) } },
            new VaultBootstrapOptions(),
            null,
            _ => Task.CompletedTask,
            CancellationToken.None);

        Assert.Equal(2, kubectl.Journal.Values.Count(arguments => arguments.Contains("port-forward", StringComparison.Ordinal)));
        Assert.False(fixture.Vault.Replicas[0].IsSealed);
    }

    [Fact]
    public async Task A_missing_kubectl_is_an_error_that_names_it()
    {
        await using var fixture = await VaultFixture.StartAsync(1);

        var error = await AssertFailsAsync(fixture, new KubectlOptions { Tool = "kubectl-that-is-nowhere" });

        Assert.StartsWith("'kubectl-that-is-nowhere' could not be started (", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Install it, or add its folder to PATH.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error: context \"kind-learn05\" does not exist")]
    [InlineData("Error from server (Forbidden): pods is forbidden: User \"system:anonymous\" cannot list resource \"pods\"")]
    public async Task A_kubectl_that_can_never_work_is_an_error_at_once(string message)
    {
        await using var fixture = await VaultFixture.StartAsync(1);
        using var kubectl = new KubectlStandIn(fixture.Vault, "fails", message);

        var error = await AssertFailsAsync(fixture, kubectl.Options);

        Assert.Equal($"'{kubectl.Options.Tool} get' failed with exit code 1: {message}. Check the kubeconfig, its context and what it may "
            + "do.", error.Message);
        Assert.Single(kubectl.Journal);
    }

    [Fact]
    public async Task A_kubectl_that_fails_is_tried_again_and_then_an_error_with_its_words()
    {
        await using var fixture = await VaultFixture.StartAsync(1);
        using var kubectl = new KubectlStandIn(fixture.Vault, "fails", "The connection to the server 127.0.0.1:6443 was refused");

        var error = await AssertFailsAsync(fixture, kubectl.Options, new Patience { Limit = TimeSpan.FromSeconds(4) });

        Assert.Equal(
            $"Waited 4 seconds until the Secret vault/vault-tls has a CA, in vain: '{kubectl.Options.Tool} get' failed with exit code 1: "
            + "The connection to the server 127.0.0.1:6443 was refused. Put it right, or wait longer, and run the command again.",
            error.Message);
        Assert.Equal(3, kubectl.Journal.Count);
    }

    [Fact]
    public async Task A_kubectl_that_hangs_is_ended_in_bounded_time()
    {
        await using var fixture = await VaultFixture.StartAsync(1);
        using var kubectl = new KubectlStandIn(fixture.Vault, "hangs");

        var error = await AssertFailsAsync(fixture, kubectl.Options with { Timeout = TimeSpan.FromSeconds(1) });

        Assert.Contains("did not end within 1 seconds.", error.Message, StringComparison.Ordinal);
        Assert.All(kubectl.Journal.Keys, id => Assert.True(HasEnded(id)));
    }

    [Fact]
    public async Task A_forwarding_that_hangs_is_ended_in_bounded_time()
    {
        await using var fixture = await VaultFixture.StartAsync(1);
        using var kubectl = new KubectlStandIn(fixture.Vault, "hangs");
        var target = fixture.Target with { Kubectl = kubectl.Options with { Timeout = TimeSpan.FromMilliseconds(300) }, Authority = VaultDouble.Authority };

        var statuses = await new VaultStatus(new SystemProcessRunner(), fixture.Log, fixture.Time).RunAsync(target, CancellationToken.None);

        Assert.Equal($"'{kubectl.Options.Tool} port-forward' to vault-0 did not say within 0.3 seconds that it "
            + "forwards.", statuses[0].Detail);
        Assert.All(kubectl.Journal.Keys, id => Assert.True(HasEnded(id)));
    }

    [Fact]
    public async Task A_certificate_of_another_CA_is_refused_at_once()
    {
        await using var fixture = await VaultFixture.StartAsync(1);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = new CertificateRequest("CN=Vault bootstrap CA", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        fixture.Target = fixture.Target with { Authority = other.ExportCertificatePem() };

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.BootstrapAsync());

        Assert.Matches("^The certificate of vault-0 is refused for 'vault.vault.svc' \\([A-Za-z, "
            + "]*(PartialChain|UntrustedRoot|NotSignatureValid)[A-Za-z, ]*\\)\\. Give the CA that issued it, and a server name that it "
            + "contains\\.$", error.Message);
        Assert.Empty(fixture.Vault.Calls);
        Assert.Equal(TimeSpan.Zero, fixture.Time.Waited);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused_at_once()
    {
        await using var fixture = await VaultFixture.StartAsync(1);
        fixture.Target = fixture.Target with { ServerName = "vault.example.org" };

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.BootstrapAsync());

        Assert.Equal(
            "The certificate of vault-0 is refused for 'vault.example.org' (it is for CN=vault and other names). Give the CA that issued "
                + "it, and a server name that it contains.", error.Message);
        Assert.Empty(fixture.Vault.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    public async Task A_CA_that_is_none_is_refused(string authority)
    {
        await using var fixture = await VaultFixture.StartAsync(1);
        fixture.Target = fixture.Target with { Authority = authority };

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.BootstrapAsync());

        Assert.Equal("The CA of Vault's certificate is not a certificate in PEM form. Give one, such as the key ca.crt of Vault's TLS "
            + "Secret.", error.Message);
    }

    [Fact]
    public async Task A_given_CA_spares_the_look_into_the_Secret()
    {
        await using var fixture = await VaultFixture.StartAsync(1);
        fixture.Target = fixture.Target with { Authority = VaultDouble.Authority };

        await fixture.BootstrapAsync();

        Assert.DoesNotContain(fixture.Kubectl.Requests, request => request.Arguments.Contains("secret"));
    }

    private static Task<OperationException> AssertFailsAsync(VaultFixture fixture, KubectlOptions kubectl, Patience? patience = null) =>
        Assert.ThrowsAsync<OperationException>(() => new VaultBootstrap(new SystemProcessRunner(), fixture.Log, fixture.Time).RunAsync(
            fixture.Target with { Kubectl = kubectl, Patience = patience ?? new Patience() }, new VaultBootstrapOptions(), null, _ => Task.CompletedTask, CancellationToken.None));

    private static string Summarize(string arguments) =>
        arguments.Contains("port-forward", StringComparison.Ordinal) ? $"port-forward {arguments.Split(' ').First(word => word.StartsWith("pod/", StringComparison.Ordinal))}"
        : arguments.Contains("get secret", StringComparison.Ordinal) ? "get secret vault-tls"
        : "get pods";

    private static bool HasEnded(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited || process.ProcessName != "kubectl";
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
