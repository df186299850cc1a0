using Pulumi.Random;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.TypedResources;

public class RandomTests
{
    [Fact]
    public async Task A_password_registers_what_it_is_given_and_keeps_its_result_secret()
    {
        var args = new RandomPasswordArgs { Length = 32, Special = false };
        var registered = await Registered.Run(parent => _ = new RandomPassword("admin", args, parent.Child));

        Assert.Equal("random:index/randomPassword:RandomPassword", registered.Single.Type);
        Assert.Equal("""{"length":32,"special":false}""", Registered.Json(registered.Single.Inputs));
        var options = (CustomResourceOptions)registered.Options["admin"];
        Assert.Equal(["bcryptHash", "result"], options.AdditionalSecretOutputs);
        Assert.Equal("4.21.1", options.Version);
    }

    [Fact]
    public async Task Random_bytes_keep_both_of_their_forms_secret()
    {
        var registered = await Registered.Run(parent => _ = new RandomBytes("key", new RandomBytesArgs { Length = 32 }, parent.Child));

        Assert.Equal("random:index/randomBytes:RandomBytes", registered.Single.Type);
        Assert.Equal(["base64", "hex"], ((CustomResourceOptions)registered.Options["key"]).AdditionalSecretOutputs);
    }

    [Fact]
    public async Task A_lookup_by_id_may_be_given_state_whose_secrets_are_secret()
    {
        var state = new RandomBytesState { Hex = "ff", Length = 1 };
        var request = await Registered.Request(parent => RandomBytes.Get("key", "/w==", state, parent.Child));

        Assert.Equal("/w==", request.Id);
        Assert.True(await Output.IsSecretAsync(state.Hex.ToOutput()));
        Assert.False(await Output.IsSecretAsync(state.Length.ToOutput()));
        Assert.Equal("ff", await OutputUtilities.GetValueAsync(state.Hex.ToOutput()));
    }
}
