using System.Collections.Immutable;
using Pulumi.Command.Remote;
using Pulumi.Command.Remote.Inputs;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.TypedResources;

public class CommandTests
{
    [Fact]
    public async Task A_local_command_registers_what_it_is_given_with_its_logging_as_a_string()
    {
        var args = new Command.Local.CommandArgs
        {
            Create = "kind create cluster",
            Interpreter = { "/bin/sh", "-c" },
            Environment = { { "NAME", "apple" } },
            Logging = Command.Local.Logging.None,
            Triggers = new object[] { "a", 2 },
        };
        var request = await Registered.Request(parent => _ = new Command.Local.Command("cluster", args, parent.Child));

        Assert.Equal("command:local:Command", request.Type);
        Assert.Equal(
            """{"create":"kind create cluster","environment":{"NAME":"apple"},"interpreter":["/bin/sh","-c"],"logging":"none","triggers":["a",2]}""",
            Registered.Json(request.Inputs));
    }

    [Fact]
    public async Task A_changed_trigger_replaces_a_command()
    {
        var registered = await Registered.Run(parent => _ = new Command.Local.Command("cluster", options: parent.Child));

        Assert.Equal(["triggers[*]"], registered.Options["cluster"].ReplaceOnChanges);
        Assert.Equal("1.2.1", registered.Options["cluster"].Version);
    }

    [Fact]
    public async Task A_remote_connection_has_the_defaults_of_ssh_and_is_secret()
    {
        var args = new CommandArgs { Create = "hostname", Connection = new ConnectionArgs { Host = "node" } };
        var registered = await Registered.Run(parent => _ = new Command.Remote.Command("host", args, parent.Child));

        Assert.Equal("command:remote:Command", registered.Single.Type);
        Assert.Equal(
            """{"connection":{"dialErrorLimit":10,"host":"node","perDialTimeout":15,"port":22,"user":"root"},"create":"hostname"}""",
            Registered.Json(registered.Single.Inputs));
        Assert.True(await Output.IsSecretAsync(args.Connection.ToOutput()));
        Assert.Equal(["connection"], ((CustomResourceOptions)registered.Options["host"]).AdditionalSecretOutputs);
    }

    [Fact]
    public async Task A_copied_file_arrives_as_an_asset()
    {
        var args = new CopyToRemoteArgs
        {
            Connection = new ConnectionArgs { Host = "node" },
            RemotePath = "/etc/apple",
            Source = new StringAsset("apple"),
        };
        var request = await Registered.Request(parent => _ = new CopyToRemote("file", args, parent.Child));

        Assert.Equal("command:remote:CopyToRemote", request.Type);
        Assert.IsType<StringAsset>(request.Inputs["source"]);
        Assert.Equal("/etc/apple", request.Inputs["remotePath"]);
    }

    [Fact]
    public async Task An_enum_comes_back_as_its_value()
    {
        var registered = await Registered.Run(
            parent => _ = new Command.Local.Command("cluster", options: parent.Child),
            ImmutableDictionary<string, object>.Empty.Add("logging", "stderr"));

        var logging = await OutputUtilities.GetValueAsync(registered.Resources.OfType<Command.Local.Command>().Single().Logging);
        Assert.Equal(Command.Local.Logging.Stderr, logging);
        Assert.NotEqual(Command.Local.Logging.Stdout, logging);
        Assert.Equal("stderr", logging.ToString());
    }
}
