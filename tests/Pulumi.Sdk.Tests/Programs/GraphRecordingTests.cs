using System.Collections;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Programs;

/// <summary>Facts about the official SDK, section 7: the whole graph of a program, recorded by a transformation of its stack.</summary>
public sealed class GraphRecordingTests
{
    [Fact]
    public async Task Parents_explicit_and_implicit_dependencies_and_secret_inputs_are_recorded()
    {
        var graph = await RecordedAsync(() =>
        {
            var cluster = new Thing("cluster");
            var group = new Group("group", new ComponentResourceOptions { DependsOn = { cluster } });
            var password = new Random.RandomPassword("password", new() { Length = 8 }, new CustomResourceOptions { Parent = group });
            _ = new Kubernetes.Core.V1.Secret(
                "secret",
                new SecretArgs
                {
                    Metadata = new ObjectMetaArgs { Name = cluster.Id },
                    StringData = new InputMap<string> { { "password", password.Result } },
                },
                new CustomResourceOptions { Parent = group });
            _ = new Kubernetes.Core.V1.ConfigMap("plain", new ConfigMapArgs { Data = { { "k", "v" } } });
        });

        Assert.Equal(
            [
                "pulumi:pulumi:Stack project-stack in - after [] uses [] secret []",
                "test:index:Thing cluster in - after [] uses [] secret []",
                "test:index:Group group in - after [cluster] uses [] secret []",
                "random:index/randomPassword:RandomPassword password in group after [] uses [] secret []",
                "kubernetes:core/v1:Secret secret in group after [] uses [cluster,password] secret [stringData]",
                "kubernetes:core/v1:ConfigMap plain in - after [] uses [] secret []",
            ],
            graph);
    }

    [Fact]
    public async Task A_secret_deep_inside_of_the_arguments_is_found()
    {
        var graph = await RecordedAsync(() => _ = new Thing("a", new ThingArgs
        {
            Part = new PartArgs { Name = Output.CreateSecret("s") },
            Map = new Dictionary<string, object> { ["list"] = new object[] { Output.CreateSecret("s"), "plain" } },
        }));

        Assert.Equal("test:index:Thing a in - after [] uses [] secret [map.list.0,part.name]", graph[1]);
    }

    [Fact]
    public async Task An_unknown_value_is_not_entered_but_keeps_its_dependencies()
    {
        var graph = await RecordedAsync(() =>
        {
            var first = new Thing("first");
            _ = new Thing("second", new ThingArgs { Map = new Dictionary<string, object> { ["key"] = first.Number.Apply(number => number + 1) } });
        });

        Assert.Equal("test:index:Thing second in - after [] uses [first] secret []", graph[2]);
    }

    private static async Task<List<string>> RecordedAsync(Action program)
    {
        var recorder = new Recorder();
        await using var services = new ServiceCollection()
            .AddSingleton(recorder)
            .AddSingleton(program)
            .AddTransient<RecordedStack>()
            .BuildServiceProvider();
        await Deployment.TestWithServiceProviderAsync<RecordedStack>(RecordingMocks.Returning(), services, TestRun.Preview);

        var graph = new List<string>();
        foreach (var recorded in recorder.Recorded)
        {
            graph.Add(await Recorder.ShowAsync(recorded));
        }

        return graph;
    }

    private sealed class RecordedStack : Stack
    {
        public RecordedStack(Recorder recorder, Action program)
            : base(new StackOptions { ResourceTransformations = { recorder.Transform } }) => program();
    }

    private sealed class Recorder
    {
        public List<ResourceTransformationArgs> Recorded { get; } = [];

        public ResourceTransformationResult? Transform(ResourceTransformationArgs args)
        {
            Recorded.Add(args);
            return null;
        }

        public static async Task<string> ShowAsync(ResourceTransformationArgs recorded)
        {
            var uses = new SortedSet<string>(StringComparer.Ordinal);
            var secrets = new SortedSet<string>(StringComparer.Ordinal);
            await VisitAsync("", recorded.Args);
            var after = await OutputUtilities.GetValueAsync(recorded.Options.DependsOn.ToOutput());
            return $"{recorded.Resource.GetResourceType()} {recorded.Resource.GetResourceName()} "
                + $"in {recorded.Options.Parent?.GetResourceName() ?? "-"} after [{string.Join(',', after.Select(resource => resource.GetResourceName()))}] "
                + $"uses [{string.Join(',', uses)}] secret [{string.Join(',', secrets)}]";

            async Task VisitAsync(string path, object? value)
            {
                switch (value)
                {
                    case null or string:
                        break;
                    case InputArgs args:
                        foreach (var (name, member) in Members(args))
                        {
                            await VisitAsync(path.Length == 0 ? name : $"{path}.{name}", member);
                        }

                        break;
                    case var _ when Output(value) is { } output:
                        uses.UnionWith((await OutputUtilities.GetDependenciesAsync(output)).Select(resource => resource.GetResourceName()));
                        if (await Pulumi.Output.IsSecretAsync(output))
                        {
                            secrets.Add(path);
                        }
                        else
                        {
                            await VisitAsync(path, await OutputUtilities.GetValueAsync(output));
                        }

                        break;
                    case IDictionary map:
                        foreach (DictionaryEntry entry in map)
                        {
                            await VisitAsync($"{path}.{entry.Key}", entry.Value);
                        }

                        break;
                    case IEnumerable list:
                        foreach (var (index, item) in list.Cast<object?>().Index())
                        {
                            await VisitAsync($"{path}.{index}", item);
                        }

                        break;
                }
            }
        }

        private static IEnumerable<(string Name, object? Value)> Members(InputArgs args)
        {
            const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
            return args.GetType().GetFields(All).Cast<MemberInfo>().Concat(args.GetType().GetProperties(All))
                .Where(member => member.IsDefined(typeof(InputAttribute)))
                .Select(member => (
                    WireName(member),
                    member is FieldInfo field ? field.GetValue(args) : ((PropertyInfo)member).GetValue(args)));
        }

        private static string WireName(MemberInfo member) =>
            (string)member.GetCustomAttributesData().Single(data => data.AttributeType == typeof(InputAttribute)).ConstructorArguments[0].Value!;

        /// <summary>An input or output of any type, as one that can be asked for its dependencies, or null for a plain value.</summary>
        private static Output<object?>? Output(object value)
        {
            for (var type = value.GetType(); type is not null; type = type.BaseType)
            {
                if (type.IsGenericType && type.GetGenericTypeDefinition() is var definition
                    && (definition == typeof(Input<>) || definition == typeof(Output<>)))
                {
                    return (Output<object?>)typeof(Recorder)
                        .GetMethod(definition == typeof(Input<>) ? nameof(OfInput) : nameof(OfOutput), BindingFlags.Static | BindingFlags.NonPublic)!
                        .MakeGenericMethod(type.GetGenericArguments())
                        .Invoke(null, [value])!;
                }
            }

            return null;
        }

        private static Output<object?> OfInput<T>(Input<T> input) => OfOutput(input.ToOutput());

        private static Output<object?> OfOutput<T>(Output<T> output) => output.Apply(value => (object?)value);
    }
}
