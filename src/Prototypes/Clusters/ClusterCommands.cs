using Pulumi;
using Pulumi.Command.Local;

namespace Prototypes.Clusters;

/// <summary>The commands that make, read and delete a cluster. They run in the shell of the platform, sh or cmd, and use nothing that only one knows.</summary>
internal static class ClusterCommands
{
    /// <summary>How long a new cluster may take until its control plane is ready, in seconds.</summary>
    public const int WaitSeconds = 300;

    private static readonly TimeSpan CreateTimeout = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan DeleteTimeout = TimeSpan.FromMinutes(5);

    /// <summary>Registers the command that creates the cluster and, on destroy, deletes it.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="create">Creates the cluster.</param>
    /// <param name="delete">Deletes it.</param>
    /// <param name="input">The standard input of <paramref name="create"/>, or null for none.</param>
    /// <param name="parent">The cluster's component.</param>
    /// <param name="dependsOn">What has to be there before, or null for nothing.</param>
    public static Command Lifecycle(
        string name, string create, string delete, string? input, ComponentResource parent, Resource? dependsOn = null)
    {
        var args = new CommandArgs
        {
            Create = create,
            Delete = delete,
            // A cluster can't be changed in place: whatever describes it also replaces it.
            Triggers = new object[] { create, input ?? "" },
        };
        if (input is not null)
        {
            args.Stdin = input;
        }

        return new Command(name, args, new CustomResourceOptions
        {
            Parent = parent,
            DependsOn = dependsOn is null ? [] : [dependsOn],
            // Two clusters can't have the same name and the same ports.
            DeleteBeforeReplace = true,
            CustomTimeouts = new CustomTimeouts { Create = CreateTimeout, Delete = DeleteTimeout },
        });
    }

    /// <summary>Registers the command that reads the cluster's kubeconfig. Its standard output is secret, and never logged.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="read">Writes the kubeconfig to standard output.</param>
    /// <param name="lifecycle">What creates the cluster.</param>
    /// <param name="parent">The cluster's component.</param>
    public static Command Kubeconfig(string name, string read, Command lifecycle, ComponentResource parent) => new(
        name,
        new CommandArgs
        {
            Create = read,
            Logging = Logging.None,
            Triggers = lifecycle.Id.Apply(id => System.Collections.Immutable.ImmutableArray.Create<object>(id)),
        },
        new CustomResourceOptions
        {
            Parent = parent,
            DependsOn = { lifecycle },
            AdditionalSecretOutputs = { "stdout", "stderr" },
        });
}
