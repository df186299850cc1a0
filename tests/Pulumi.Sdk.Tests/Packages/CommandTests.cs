using System.Collections.Immutable;
using Pulumi.Command.Local;
using Pulumi.Command.Remote.Inputs;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Packages;

/// <summary>Facts about the official SDK, sections 2 and 4: commands, local and remote.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task A_local_command_sends_what_it_is_given()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () => _ = new Command.Local.Command("a", new CommandArgs
        {
            Create = "create",
            Delete = "delete",
            Dir = "dir",
            Interpreter = { "/bin/sh", "-c" },
            Environment = { { "KEY", Output.CreateSecret("value") } },
            Stdin = "input",
            Logging = Logging.Stdout,
            AddPreviousOutputInEnv = false,
        }));

        Assert.Equal("command:local:Command", mocks["a"].Type);
        Assert.Equal(
            """
            {"addPreviousOutputInEnv":false,"create":"create","delete":"delete","dir":"dir","environment":{"KEY":"value"},
            "interpreter":["/bin/sh","-c"],"logging":"stdout","stdin":"input"}
            """.ReplaceLineEndings(""),
            mocks.Inputs("a"));
    }

    [Fact]
    public async Task Logging_is_one_of_four_words()
    {
        Assert.Equal("none stdout stderr stdoutAndStderr", $"{Logging.None} {Logging.Stdout} {Logging.Stderr} {Logging.StdoutAndStderr}");
        Assert.Equal("none", (string)Logging.None);
        Assert.True(Logging.None == Logging.None);
        Assert.True(Logging.None != Logging.Stdout);
        Assert.Equal(Logging.None, await OutputUtilities.GetValueAsync(((Input<Logging>)Logging.None).ToOutput()));
    }

    [Fact]
    public async Task Triggers_take_arrays_immutable_arrays_outputs_and_added_values()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () =>
        {
            var thing = new Thing("thing");
            _ = new Command.Local.Command("array", new CommandArgs { Triggers = new object[] { "t", 2, true } });
            _ = new Command.Local.Command("strings", new CommandArgs { Triggers = new[] { "t" } });
            _ = new Command.Local.Command("immutable", new CommandArgs { Triggers = ImmutableArray.Create<object>("t", 2) });
            _ = new Command.Local.Command("output", new CommandArgs { Triggers = thing.Id.Apply(id => ImmutableArray.Create<object>(id)) });
            _ = new Command.Local.Command("added", new CommandArgs { Triggers = new() { (Input<object>)"t" } });
            _ = new Command.Local.Command("two", new CommandArgs { Triggers = new() { { "t1", "t2" } } });
            _ = new Command.Local.Command("resource", new CommandArgs { Triggers = new object[] { thing } });
        });

        Assert.Equal("""{"triggers":["t",2,true]}""", mocks.Inputs("array"));
        Assert.Equal("""{"triggers":["t"]}""", mocks.Inputs("strings"));
        Assert.Equal("""{"triggers":["t",2]}""", mocks.Inputs("immutable"));
        Assert.Equal("""{"triggers":["thing-id"]}""", mocks.Inputs("output"));
        Assert.Equal("""{"triggers":["t"]}""", mocks.Inputs("added"));
        Assert.Equal("""{"triggers":["t1","t2"]}""", mocks.Inputs("two"));
        Assert.Equal("""{"triggers":[<Thing>]}""", mocks.Inputs("resource"));
    }

    [Fact]
    public async Task A_remote_command_completes_its_connection_and_hides_the_key()
    {
        var mocks = new RecordingMocks();
        var connection = new ConnectionArgs { Host = "10.0.0.1", PrivateKey = "key" };
        var args = new Command.Remote.CommandArgs { Connection = connection, Create = "create" };

        await TestRun.UpdateAsync(mocks, () => _ = new Command.Remote.Command("a", args));

        Assert.Equal("command:remote:Command", mocks["a"].Type);
        Assert.Equal(
            """{"connection":{"dialErrorLimit":10,"host":"10.0.0.1","perDialTimeout":15,"port":22,"privateKey":"key","user":"root"},"create":"create"}""",
            mocks.Inputs("a"));
        Assert.True(await Output.IsSecretAsync(connection.PrivateKey.ToOutput()));
        Assert.True(await Output.IsSecretAsync(args.Connection.ToOutput()));
        Assert.False(await Output.IsSecretAsync(connection.Host.ToOutput()));
    }

    [Fact]
    public async Task A_copy_to_a_remote_machine_sends_its_source_as_asset()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () => _ = new Command.Remote.CopyToRemote("a", new Command.Remote.CopyToRemoteArgs
        {
            Connection = new ConnectionArgs { Host = "h", User = "u", Port = 2222 },
            Source = new StringAsset("text"),
            RemotePath = "/tmp/a",
        }));

        Assert.Equal("command:remote:CopyToRemote", mocks["a"].Type);
        Assert.Equal(
            """{"connection":{"dialErrorLimit":10,"host":"h","perDialTimeout":15,"port":2222,"user":"u"},"remotePath":"/tmp/a","source":<StringAsset>}""",
            mocks.Inputs("a"));
    }

    [Fact]
    public async Task What_a_command_printed_is_what_the_mock_returns()
    {
        Command.Local.Command? command = null;

        await TestRun.UpdateAsync(
            RecordingMocks.Returning(("stdout", Output.CreateSecret("printed")), ("logging", "stderr")),
            () => command = new Command.Local.Command("a"));

        Assert.Equal("printed", await OutputUtilities.GetValueAsync(command!.Stdout));
        Assert.True(await Output.IsSecretAsync(command.Stdout));
        Assert.Equal(Logging.Stderr, await OutputUtilities.GetValueAsync(command.Logging));
        Assert.Null(await OutputUtilities.GetValueAsync(command.Stderr));
    }
}
