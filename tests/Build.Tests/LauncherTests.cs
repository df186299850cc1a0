using Build.Tests.Support;

namespace Build.Tests;

/// <summary>The launcher ./protos, with a dotnet on the PATH that only writes down what it is asked to do.</summary>
public sealed class LauncherTests : IDisposable
{
    private const string Source = "src/Prototypes.Program/Program.cs";
    private const string Install = "Install the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0\n";

    private const string FakeDotnet =
        """
        #!/bin/sh
        case $1 in
          --version) [ -n "${FAKE_VERSION-10.0.100}" ] && echo "${FAKE_VERSION-10.0.100}" ;;
          --list-sdks) printf '8.0.100 [/sdk]\n9.0.300 [/sdk]\n' ;;
          build)
            echo "$*" >>"$FAKE_LOG"
            echo '  Determining projects to restore...'
            echo "$FAKE_OUTPUT"
            mkdir -p "$2/bin/Debug/net10.0" "$2/obj"
            date >"$2/bin/Debug/net10.0/Prototypes.Program.dll"
            exit "${FAKE_BUILD_EXIT-0}"
            ;;
          *.dll) shift; printf '<%s>' "$@"; exit "${FAKE_RUN_EXIT-0}" ;;
        esac
        """;

    private readonly Checkout _checkout = new("protos", "global.json", ".editorconfig", "Directory.Build.props", "eng");

    public LauncherTests()
    {
        _checkout.Write(Source, "return 0;");
        _checkout.Write("offline-sdk/Pulumi/Output.cs", "");
        _checkout.WriteExecutable("tools/dotnet", FakeDotnet);
    }

    public void Dispose() => _checkout.Dispose();

    [SkippableFact]
    public async Task The_first_use_builds_and_then_runs_the_program_with_the_arguments()
    {
        var outcome = await RunAsync("./protos", ["plan", "a b", "", "--config", "cluster.kind=kind"]);

        Assert.Equal(new Outcome(0, "<plan><a b><><--config><cluster.kind=kind>", "Building...\n"), outcome);
        Assert.Equal([$"build {_checkout["src/Prototypes.Program"]} -c Debug -v m -nologo -tl:off"], Builds);
    }

    [SkippableFact]
    public async Task Nothing_is_built_when_nothing_has_changed()
    {
        await ProtosAsync();
        _checkout.Write("src/Prototypes.Program/obj/new", "");
        _checkout.Write("src/Prototypes.Program/bin/new", "");
        _checkout.Write("stacks/learn01/plan.yaml", "");
        Age("src/Prototypes.Program/obj/new", minutes: 1);

        Assert.Equal(new Outcome(0, "<plan>", ""), await ProtosAsync());
        Assert.Single(Builds);
    }

    public static TheoryData<string, Action<LauncherTests>> Changes => new()
    {
        { "a source is edited", test => test.Age(Source, minutes: 1) },
        { "a source is added", test => test._checkout.Write("src/Prototypes/Added.cs", "") },
        { "an old source is added", test => { test._checkout.Write("src/Added.cs", ""); test.Age("src/Added.cs", minutes: -60); } },
        { "a source is deleted", test => File.Delete(test._checkout["offline-sdk/Pulumi/Output.cs"]) },
        { "a source is renamed", test => File.Move(test._checkout[Source], test._checkout["src/Prototypes.Program/Renamed.cs"]) },
        { "the build logic is edited", test => test.Age("eng/PulumiSdk.props", minutes: 1) },
        { "a root file is edited", test => test.Age("Directory.Build.props", minutes: 1) },
        { "the SDK is chosen anew", test => test._checkout.Write(".pulumi-sdk.props", "<Project />") },
        { "the program is gone", test => Directory.Delete(test._checkout["src/Prototypes.Program/bin"], recursive: true) },
    };

    [SkippableTheory]
    [MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public async Task A_change_is_built_once(string change, Action<LauncherTests> make)
    {
        await ProtosAsync();
        make(this);

        Assert.Equal((change, "Building...\n"), (change, (await ProtosAsync()).Errors));
        // An edit from the future stays newer than the build; the others are up to date now.
        Backdate();
        Assert.Equal((change, ""), (change, (await ProtosAsync()).Errors));
        Assert.Equal(2, Builds.Length);
    }

    [SkippableFact]
    public async Task Another_sdk_in_the_environment_is_built()
    {
        await ProtosAsync();

        Assert.Equal("Building...\n", (await ProtosAsync(("PulumiSdk", "official"))).Errors);
        Assert.Equal("", (await ProtosAsync(("PulumiSdk", "official"))).Errors);
        Assert.Equal("Building...\n", (await ProtosAsync()).Errors);
    }

    [SkippableFact]
    public async Task The_choice_of_the_sdk_is_shown()
    {
        var outcome = await ProtosAsync(("FAKE_OUTPUT", "  Pulumi SDK: offline, because."));

        Assert.Equal("Building...\nPulumi SDK: offline, because.\n", outcome.Errors);
    }

    [SkippableFact]
    public async Task A_failed_build_shows_its_output_and_is_tried_again()
    {
        await ProtosAsync();
        Age(Source, minutes: 1);

        Assert.Equal(
            new Outcome(1, "", "Building...\n  Determining projects to restore...\nerror CS1002\nprotos: the build failed.\n"),
            await ProtosAsync(("FAKE_OUTPUT", "error CS1002"), ("FAKE_BUILD_EXIT", "1")));
        Assert.Equal(new Outcome(0, "<plan>", "Building...\n"), await ProtosAsync());
    }

    [SkippableFact]
    public async Task The_exit_code_is_that_of_the_program() =>
        Assert.Equal(64, (await ProtosAsync(("FAKE_RUN_EXIT", "64"))).ExitCode);

    [SkippableFact]
    public async Task Launchers_at_the_same_time_build_once()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ProtosAsync()));

        Assert.All(outcomes, outcome => Assert.Equal((0, "<plan>"), (outcome.ExitCode, outcome.Output)));
        Assert.Single(Builds);
    }

    [SkippableFact]
    public async Task A_lock_left_by_a_dead_process_is_taken_over()
    {
        Directory.CreateDirectory(_checkout["src/Prototypes.Program/obj/launcher"]);
        var dead = await _checkout.RunAsync("sh", ["-c", "echo $$"]);
        File.CreateSymbolicLink(_checkout["src/Prototypes.Program/obj/launcher/lock"], dead.Output.Trim());

        Assert.Equal(new Outcome(0, "<plan>", "Building...\n"), await ProtosAsync());
        Assert.False(Path.Exists(_checkout["src/Prototypes.Program/obj/launcher/lock"]));
    }

    [SkippableFact]
    public async Task It_runs_from_any_folder_and_through_links()
    {
        Directory.CreateDirectory(_checkout["else where"]);
        File.CreateSymbolicLink(_checkout["else where/first"], "../protos");
        File.CreateSymbolicLink(_checkout["else where/second"], _checkout["else where/first"]);

        var outcome = await RunAsync("./second", ["plan"], folder: _checkout["else where"]);

        Assert.Equal(new Outcome(0, "<plan>", "Building...\n"), outcome);
        Assert.Equal([$"build {_checkout["src/Prototypes.Program"]} -c Debug -v m -nologo -tl:off"], Builds);
    }

    [SkippableTheory]
    [InlineData("9.0.300")]
    [InlineData("")]
    public async Task A_wrong_sdk_is_said_in_one_line(string version) =>
        Assert.Equal(
            new Outcome(1, "", "protos: the .NET 10 SDK is needed, found: 8.0.100 9.0.300. " + Install),
            await ProtosAsync(("FAKE_VERSION", version)));

    [SkippableFact]
    public async Task A_missing_dotnet_is_said_in_one_line()
    {
        foreach (var tool in new[] { "sh", "dirname", "readlink" })
        {
            var path = (await _checkout.RunAsync("sh", ["-c", $"command -v {tool}"])).Output.Trim();
            File.CreateSymbolicLink(_checkout[$"tools/{tool}"], path);
        }

        File.Delete(_checkout["tools/dotnet"]);

        Assert.Equal(
            new Outcome(1, "", "protos: there is no dotnet on the PATH. " + Install),
            await ProtosAsync(("PATH", _checkout["tools"])));
    }

    private string[] Builds => File.ReadAllLines(_checkout["builds"]);

    private Task<Outcome> ProtosAsync(params (string Name, string? Value)[] environment) => RunAsync("./protos", ["plan"], environment);

    private Task<Outcome> RunAsync(
        string launcher, string[] arguments, (string Name, string? Value)[]? environment = null, string? folder = null)
    {
        Skip.If(OperatingSystem.IsWindows(), "./protos is the launcher for POSIX shells; Windows has protos.cmd.");
        var path = _checkout["tools"] + ":" + Environment.GetEnvironmentVariable("PATH");
        return _checkout.RunAsync(
            "sh",
            ["-c", "exec \"$0\" \"$@\"", launcher, .. arguments],
            [("PATH", path), ("FAKE_LOG", _checkout["builds"]), .. environment ?? []],
            folder);
    }

    private void Age(string relative, int minutes) => File.SetLastWriteTimeUtc(_checkout[relative], DateTime.UtcNow.AddMinutes(minutes));

    private void Backdate()
    {
        var sources = Directory.EnumerateFiles(_checkout["src"], "*.cs", SearchOption.AllDirectories);
        foreach (var file in sources.Concat([_checkout["eng/PulumiSdk.props"], _checkout["Directory.Build.props"]]))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        }
    }
}
