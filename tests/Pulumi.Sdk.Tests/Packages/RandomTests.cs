using Pulumi.Random;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Packages;

/// <summary>Facts about the official SDK, sections 3, 4 and 5: random passwords and bytes.</summary>
public sealed class RandomTests
{
    [Fact]
    public async Task Numbers_are_sent_as_given_and_nothing_else()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () =>
        {
            _ = new RandomPassword("password", new RandomPasswordArgs { Length = 16, Special = false, Keepers = { { "k", "v" } } });
            _ = new RandomBytes("bytes", new RandomBytesArgs { Length = 32 });
        });

        Assert.Equal("random:index/randomPassword:RandomPassword", mocks["password"].Type);
        Assert.Equal("""{"keepers":{"k":"v"},"length":16,"special":false}""", mocks.Inputs("password"));
        Assert.Equal("random:index/randomBytes:RandomBytes", mocks["bytes"].Type);
        Assert.Equal("""{"length":32}""", mocks.Inputs("bytes"));
    }

    [Fact]
    public async Task Results_are_declared_secret_which_mocks_ignore()
    {
        var options = new OptionsByName();
        RandomPassword? password = null;
        RandomBytes? bytes = null;

        await TestRun.UpdateAsync(RecordingMocks.Returning(("result", "r"), ("base64", "b"), ("hex", "h")), () =>
        {
            password = new RandomPassword("password", new RandomPasswordArgs { Length = 16 }, options.Noted());
            bytes = new RandomBytes("bytes", new RandomBytesArgs { Length = 32 }, options.Noted());
        });

        Assert.Equal(["bcryptHash", "result"], options.Custom("password").AdditionalSecretOutputs.Order(StringComparer.Ordinal));
        Assert.Equal(["base64", "hex"], options.Custom("bytes").AdditionalSecretOutputs.Order(StringComparer.Ordinal));
        Assert.Equal("4.21.1", options["password"].Version);
        Assert.Equal(("r", false), (await OutputUtilities.GetValueAsync(password!.Result), await Output.IsSecretAsync(password.Result)));
        Assert.Equal(("b", false), (await OutputUtilities.GetValueAsync(bytes!.Base64), await Output.IsSecretAsync(bytes.Base64)));
        Assert.Equal("h", await OutputUtilities.GetValueAsync(bytes.Hex));
    }

    [Fact]
    public async Task In_a_preview_a_password_is_unknown()
    {
        Output<string>? greeting = null;

        await TestRun.PreviewAsync(new RecordingMocks(), () =>
            greeting = Output.Format($"hello {new RandomPassword("password", new RandomPasswordArgs { Length = 16 }).Result}"));

        Assert.False(await OutputUtilities.GetIsKnownAsync(greeting!));
    }

    [Fact]
    public async Task The_length_is_required()
    {
        var message = await TestRun.FailureAsync(() => _ = new RandomPassword("a", new RandomPasswordArgs()));

        Assert.Contains(
            "[Input] Pulumi.Random.RandomPasswordArgs.Length is required but was not given a value (Parameter 'Length')",
            message,
            StringComparison.Ordinal);
    }
}
