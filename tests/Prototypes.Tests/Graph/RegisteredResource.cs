using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;

namespace Prototypes.Tests.Graph;

/// <summary>One resource of a <see cref="ResourceGraph"/>.</summary>
internal sealed record RegisteredResource
{
    private static readonly ISerializer Yaml = new SerializerBuilder()
        .WithNewLine("\n")
        .WithIndentedSequences()
        .WithEventEmitter(next => new LiteralBlocks(next))
        .Build();

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required string? Parent { get; init; }

    public required string? Provider { get; init; }

    /// <summary>What it depends on by itself: explicitly, or because an input comes from there.</summary>
    public required IReadOnlyList<string> DependsOn { get; init; }

    /// <summary>The dotted paths of the inputs that are secret.</summary>
    public required IReadOnlyList<string> SecretInputs { get; init; }

    public required ResourceOptions Options { get; init; }

    public required ImmutableDictionary<string, object> Inputs { get; init; }

    /// <summary>
    /// The inputs with those that the engine is not told in a preview, because something at some depth of them is known only after deployment.
    /// </summary>
    public required ImmutableDictionary<string, object> CompleteInputs { get; init; }

    /// <summary>The inputs as YAML, keys sorted, to compare whole objects.</summary>
    public string InputsYaml => ToYaml(Inputs);

    /// <summary>Whether it is a component, which exists in the program only.</summary>
    public bool IsComponent => Options is ComponentResourceOptions;

    /// <summary>Whether it is an object of the cluster, or a set of them.</summary>
    public bool IsInCluster => Type.StartsWith("kubernetes:", StringComparison.Ordinal);

    /// <summary>Writes a value as YAML, keys sorted.</summary>
    public static string ToYaml(object value) => Yaml.Serialize(Sorted(value));

    /// <summary>The input at a dotted path; null if there is none.</summary>
    public object? At(string path) => path.Split('.').Aggregate(
        (object?)Inputs, (value, key) => (value as IDictionary<string, object>)?.TryGetValue(key, out var member) == true ? member : null);

    /// <summary>The text at a dotted path; null if there is none.</summary>
    public string? TextAt(string path) => At(path) as string;

    /// <summary>The inputs that are maps in the list at a dotted path, as resources of the same name to ask for more; none if there is no list.</summary>
    public IEnumerable<RegisteredResource> ItemsAt(string path) => ((At(path) as IEnumerable) ?? Array.Empty<object>())
        .OfType<IDictionary<string, object>>()
        .Select(item => this with { Inputs = item.ToImmutableDictionary() });

    public static async Task<RegisteredResource> ReadAsync(
        ResourceTransformationArgs args, ConcurrentDictionary<(string, string), MockResourceArgs> mocked)
    {
        var type = args.Resource.GetResourceType();
        var name = args.Resource.GetResourceName();
        var registered = mocked[(type, name)];
        var dependsOn = await OutputUtilities.GetValueAsync(args.Options.DependsOn.ToOutput());
        var (inputs, implied, secrets) = await InputReader.ReadAsync(args.Args);
        return new RegisteredResource
        {
            Name = name,
            Type = type,
            Parent = args.Options.Parent?.GetResourceName(),
            // A component that lives in a plugin has no provider of its own, and passes on those that it is given.
            Provider = string.IsNullOrEmpty(registered.Provider)
                ? (args.Options as ComponentResourceOptions)?.Providers.FirstOrDefault()?.GetResourceName()
                : registered.Provider.Split("::")[^2],
            DependsOn = [.. dependsOn.Concat(implied).Select(resource => resource.GetResourceName()).Distinct().Order(StringComparer.Ordinal)],
            SecretInputs = secrets,
            Options = args.Options,
            Inputs = registered.Inputs,
            CompleteInputs = registered.Inputs.AddRange(inputs.Where(input => !registered.Inputs.ContainsKey(input.Key))),
        };
    }

    private static object Sorted(object value) => value switch
    {
        string text => text,
        double number => number == Math.Floor(number) ? (object)(long)number : number.ToString(CultureInfo.InvariantCulture),
        IDictionary<string, object> map => new SortedDictionary<string, object>(
            map.ToDictionary(pair => pair.Key, pair => Sorted(pair.Value)), StringComparer.Ordinal),
        IEnumerable list => list.Cast<object>().Select(Sorted).ToList(),
        _ => value,
    };

    /// <summary>Everything that is known of it but its options, as a text to compare.</summary>
    public override string ToString() => $"""
        {Name} ({Type})
          parent: {Parent ?? "-"}, provider: {Provider ?? "-"}
          depends on: {(DependsOn.Count == 0 ? "-" : string.Join(", ", DependsOn))}
          secret: {(SecretInputs.Count == 0 ? "-" : string.Join(", ", SecretInputs))}
        {InputsYaml}
        """;

    /// <summary>Texts of several lines stay readable.</summary>
    private sealed class LiteralBlocks(IEventEmitter next) : ChainedEventEmitter(next)
    {
        public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
        {
            if (eventInfo.Source.Value is string text)
            {
                eventInfo.Style = text.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal
                    : text.Length == 0 || text is "true" or "false" || double.TryParse(text, CultureInfo.InvariantCulture, out _)
                        ? ScalarStyle.SingleQuoted
                        : ScalarStyle.Any;
            }

            base.Emit(eventInfo, emitter);
        }
    }
}
