using System.Text.RegularExpressions;

namespace Prototypes.Tests.Graph;

/// <summary>That nobody who reads the inputs of a stack reads a secret. Each rule returns what breaks it, a line each.</summary>
internal static partial class SecretRules
{
    /// <summary>What is in a Secret, and what a command gets from its environment, is marked as secret.</summary>
    public static IEnumerable<string> MarkedAsSecret(ResourceGraph graph) =>
        from resource in graph.Resources
        from input in resource.Type switch
        {
            "kubernetes:core/v1:Secret" => (string[])["data", "stringData"],
            "command:local:Command" => ["environment"],
            _ => [],
        }
        where resource.Inputs.ContainsKey(input) && !resource.SecretInputs.Any(secret => secret.Split('.')[0] == input)
        select $"{resource.Name}: {input} is not secret.";

    /// <summary>No input that is not secret holds a private key or a password.</summary>
    public static IEnumerable<string> NoKeyInPlainText(ResourceGraph graph) =>
        from resource in graph.Resources
        from input in resource.Inputs
        where !resource.SecretInputs.Any(secret => secret.Split('.')[0] == input.Key)
        from Match match in KeyMaterial().Matches(RegisteredResource.ToYaml(input.Value))
        select $"{resource.Name}: {input.Key} holds '{match.Value}'.";

    /// <summary>Every certificate has a Secret of its own, and no pod mounts that of a certificate authority.</summary>
    public static IEnumerable<string> AuthoritiesApart(ResourceGraph graph)
    {
        var certificates = graph.OfType("kubernetes:cert-manager.io/v1:Certificate")
            .ToLookup(resource => (resource.TextAt("metadata.namespace"), resource.TextAt("spec.secretName")));
        return
        [
            .. from shared in certificates
               where shared.Count() > 1
               select $"{string.Join(" and ", shared.Select(resource => resource.Name))} share the Secret {shared.Key.Item2}.",
            .. from deployment in graph.OfType("kubernetes:apps/v1:Deployment")
               from volume in deployment.ItemsAt("spec.template.spec.volumes")
               from certificate in certificates[(deployment.TextAt("metadata.namespace"), volume.TextAt("secret.secretName"))]
               where certificate.At("spec.isCA") is true
               select $"{deployment.Name} mounts the key of {certificate.Name}.",
        ];
    }

    // PEM and its Base64, and keys that a password or token would stand at.
    [GeneratedRegex(@"PRIVATE KEY|UFJJVkFURSBLRVk|LS0tLS1CRUdJTi|(?i:\b(password|passphrase|client-key-data|token): \S+)", RegexOptions.CultureInvariant)]
    private static partial Regex KeyMaterial();
}
