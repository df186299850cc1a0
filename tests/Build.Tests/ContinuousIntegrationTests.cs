using Build.Tests.Support;

namespace Build.Tests;

/// <summary>.ci/run, with a dotnet and a launcher that only play their parts.</summary>
public sealed class ContinuousIntegrationTests : IDisposable
{
    private const string FakeDotnet =
        """
        #!/bin/sh
        case $1 in
          format) exit "${FAKE_FORMAT_EXIT-0}" ;;
          test)
            for results; do :; done
            number=0
            for counters in $FAKE_RESULTS; do
              number=$((number + 1))
              printf '<TestRun>\n  <Counters total="%s" executed="%s" passed="%s" failed="0" notExecuted="0" /></TestRun>' \
                $(echo "$counters" | tr / ' ') >"$results/$number [1].trx"
            done
            exit "${FAKE_TEST_EXIT-0}"
            ;;
        esac
        """;

    /// <summary>The tools that the tests of the project need, and that are installed where they are missing.</summary>
    private static readonly string[] Needed = ["nginx", "etcd", "etcdctl"];

    private readonly Checkout _checkout = new(".ci/run");

    public ContinuousIntegrationTests()
    {
        _checkout.WriteExecutable("tools/dotnet", FakeDotnet);
        foreach (var tool in Needed)
        {
            _checkout.WriteExecutable($"tools/{tool}", "#!/bin/sh\n");
        }

        _checkout.WriteExecutable("tools/apt-get", "#!/bin/sh\necho \"$*\" >>\"$FAKE_LOG\"\nexit \"${FAKE_APT_EXIT-0}\"\n");
        _checkout.WriteExecutable("tools/id", "#!/bin/sh\necho 0\n");
        _checkout.WriteExecutable("protos", "#!/bin/sh\necho \"${FAKE_PLAN-$* ingress-nginx}\"\nexit \"${FAKE_PLAN_EXIT-0}\"\n");
    }

    public void Dispose() => _checkout.Dispose();

    [SkippableFact]
    public async Task When_everything_holds_the_last_line_sums_up_the_test_assemblies()
    {
        var outcome = await RunAsync();

        Assert.Equal((0, "9 passed, 0 failed, 3 skipped"), (outcome.ExitCode, LastLines(outcome, 1)));
        Assert.Contains("\nplan learn01 ingress-nginx\n", outcome.Output, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("FAKE_TEST_EXIT", "1", "Broken: tests\n9 passed, 0 failed, 3 skipped")]
    [InlineData("FAKE_RESULTS", "8/7/5 4/2/2", "7 passed, 2 failed, 3 skipped")]
    [InlineData("FAKE_RESULTS", "", "Broken: no test ran\n0 passed, 0 failed, 0 skipped")]
    [InlineData("FAKE_RESULTS", "3/0/0", "Broken: no test ran\n0 passed, 0 failed, 3 skipped")]
    [InlineData("FAKE_FORMAT_EXIT", "2", "Broken: format\n9 passed, 0 failed, 3 skipped")]
    [InlineData("FAKE_PLAN", "nothing", "Broken: plan of learn01\n9 passed, 0 failed, 3 skipped")]
    [InlineData("FAKE_PLAN_EXIT", "1", "Broken: plan of learn01\n9 passed, 0 failed, 3 skipped")]
    public async Task Whatever_breaks_is_named_and_fails(string variable, string value, string lastLines)
    {
        var outcome = await RunAsync((variable, value));

        Assert.Equal((1, lastLines), (outcome.ExitCode, LastLines(outcome, lastLines.Split('\n').Length)));
    }

    [SkippableFact]
    public async Task Tools_that_tests_need_are_installed_unless_they_are_there()
    {
        await RunAsync();
        Assert.False(File.Exists(_checkout["installed"]));

        // On a PATH of its own, so that what this machine has is not found.
        foreach (var tool in Needed)
        {
            File.Delete(_checkout[$"tools/{tool}"]);
        }

        foreach (var tool in new[] { "bash", "dirname", "mktemp", "rm", "cat", "grep", "awk", "tr" })
        {
            var path = (await _checkout.RunAsync("sh", ["-c", $"command -v {tool}"])).Output.Trim();
            File.CreateSymbolicLink(_checkout[$"tools/{tool}"], path);
        }

        var outcome = await RunAsync(("PATH", _checkout["tools"]));

        Assert.Equal((0, "9 passed, 0 failed, 3 skipped"), (outcome.ExitCode, LastLines(outcome, 1)));
        Assert.Equal(
            new[] { "nginx", "etcd-server", "etcd-client" }
                .SelectMany(package => new[] { "update -q", $"install -q -y --no-install-recommends {package}" }),
            await File.ReadAllLinesAsync(_checkout["installed"]));

        outcome = await RunAsync(("PATH", _checkout["tools"]), ("FAKE_APT_EXIT", "100"));

        Assert.Equal((0, "9 passed, 0 failed, 3 skipped"), (outcome.ExitCode, LastLines(outcome, 1)));
        Assert.StartsWith("nginx cannot be installed here: its tests are skipped.\n", outcome.Output, StringComparison.Ordinal);
    }

    private static string LastLines(Outcome outcome, int count) =>
        string.Join('\n', outcome.Output.TrimEnd('\n').Split('\n').TakeLast(count));

    private Task<Outcome> RunAsync(params (string Name, string? Value)[] environment)
    {
        Skip.If(OperatingSystem.IsWindows(), ".ci/run needs bash.");
        var path = _checkout["tools"] + ":" + Environment.GetEnvironmentVariable("PATH");
        return _checkout.RunAsync(
            _checkout[".ci/run"], [], [("PATH", path), ("FAKE_LOG", _checkout["installed"]), ("FAKE_RESULTS", "8/7/7 4/2/2"), .. environment], folder: Path.GetTempPath());
    }
}
