using Prototypes.Platform;
using Pulumi;
using Pulumi.Command.Local;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Random;

namespace Prototypes.Learn;

/// <summary>Learn-06, encrypted etcd: a Secret, and the proof that etcd holds it, and every other one, encrypted.</summary>
public sealed class Learn06EncryptedEtcd : ComponentResource
{
    private const int SecretLength = 24;

    /// <summary>Registers Learn-06.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">What it is built on.</param>
    /// <param name="options">Its resource options.</param>
    public Learn06EncryptedEtcd(string name, Learn06EncryptedEtcdArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:learn:Learn06EncryptedEtcd", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var value = new RandomPassword(
            $"{name}-value", new RandomPasswordArgs { Length = SecretLength, Special = false }, new CustomResourceOptions { Parent = this });
        var secret = new Secret(
            $"{name}-secret",
            new SecretArgs
            {
                Metadata = new ObjectMetaArgs { Name = "a-secret", Namespace = "default" },
                StringData = { { "key1", Output.CreateSecret(value.Result) } },
            },
            new CustomResourceOptions { Parent = this });
        _ = new Command(
            $"{name}-proof",
            new CommandArgs
            {
                Create = args.Encryption.Status,
                // Whatever changes how values are stored is proved anew.
                Triggers = args.Encryption.Description.ToArray<object>(),
            },
            new CustomResourceOptions { Parent = this, DependsOn = { secret, args.Encryption.Ready } });
        RegisterOutputs();
    }
}

/// <summary>What <see cref="Learn06EncryptedEtcd"/> is built on.</summary>
public sealed class Learn06EncryptedEtcdArgs : ResourceArgs
{
    /// <summary>What encrypts the cluster's Secrets.</summary>
    public required EtcdEncryption Encryption { get; init; }
}
