using System.CommandLine;
using Prototypes.Operations.Certificates;

namespace Prototypes.Program.Commands;

/// <summary><c>certificates</c>: makes certificates without a tool of this machine.</summary>
internal static class CertificateCommands
{
    /// <summary>Makes the command.</summary>
    /// <param name="environment">What it sees of the world.</param>
    /// <param name="time">Says when certificates are valid from.</param>
    public static Command Create(CommandEnvironment environment, TimeProvider time) => new(
        "certificates",
        "Makes the certificates of the variants of Learn-03 that have no cert-manager. 'pulumi up' calls it.")
    {
        CreateCreate(environment, time),
    };

    private static Command CreateCreate(CommandEnvironment environment, TimeProvider time)
    {
        var command = new Command(
            "create",
            "Makes a CA and a server certificate that it signs, and throws the CA's key away. Reads an order on standard input, such as "
            + """{"authoritySubject": "O=example Inc., CN=example.com","""
            + """ "subject": "CN=mango.example.com", "dnsNames": ["mango.example.com"]}. """
            + "Prints caCertificate, certificate and privateKey as JSON. Every run makes new keys.");
        command.SetAction(async (_, cancellationToken) =>
        {
            var order = CertificateOrder.Parse(await environment.ReadInputAsync(cancellationToken));
            await environment.Output.WriteLineAsync(OneTimeAuthority.Issue(order, time).ToJson());
            return ExitCode.Done;
        });
        return command;
    }
}
