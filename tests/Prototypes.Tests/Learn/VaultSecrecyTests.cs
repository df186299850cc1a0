using Prototypes.Settings;
using Prototypes.Tests.Graph;
using Prototypes.Tests.Platform;

namespace Prototypes.Tests.Learn;

/// <summary>That what Vault gives out is seen nowhere: its keys, its root token, and the value that is stored in it.</summary>
public sealed class VaultSecrecyTests
{
    [Theory]
    [InlineData("learn02", 3)]
    [InlineData("learn05", 2)]
    public async Task No_input_that_is_not_secret_and_no_output_shows_what_vault_gave_out(string stack, int kinds)
    {
        var settings = SettingsBinder.Bind(stack, StackFile.Read(Checkout.Root, stack)).Settings!;
        var graph = await ResourceGraph.OfStackAsync(settings, VaultStub.Outputs);
        var seen = new List<string>();
        var hidden = new HashSet<string>();
        foreach (var resource in graph.Resources)
        {
            seen.Add(resource.Name);
            foreach (var (name, value) in resource.Inputs)
            {
                var text = RegisteredResource.ToYaml(value);
                if (resource.SecretInputs.Any(path => path.Split('.')[0] == name))
                {
                    hidden.UnionWith(new[] { "canary-key", "canary-token", "canary-value" }.Where(text.Contains));
                }
                else
                {
                    seen.Add(text);
                }
            }
        }

        Assert.Equal(kinds, hidden.Count);
        Assert.DoesNotContain(VaultStub.Canary, string.Join('\n', seen.Append(graph.EndpointsYaml)), StringComparison.OrdinalIgnoreCase);
        Assert.True(graph.HidesVaultKeys);
    }
}
