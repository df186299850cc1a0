using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Moq;
using Pulumi.Testing;

namespace Pulumi.Sdk.Tests.TypedResources;

/// <summary>What the engine is told of the resources that a program creates, and the options that their classes make of the given ones.</summary>
internal sealed record Registered(
    IReadOnlyList<MockResourceArgs> Requests, IReadOnlyDictionary<string, ResourceOptions> Options, ImmutableArray<Resource> Resources)
{
    private static readonly JsonSerializerOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Runs a program that creates resources.</summary>
    /// <param name="program">Creates them below the component that it is given.</param>
    /// <param name="state">What a mocked resource's state holds beside its inputs.</param>
    public static async Task<Registered> Run(Action<Parent> program, ImmutableDictionary<string, object>? state = null)
    {
        var requests = new List<MockResourceArgs>();
        var options = new Dictionary<string, ResourceOptions>();
        var mocks = new Mock<IMocks>();
        mocks.Setup(mock => mock.NewResourceAsync(It.IsAny<MockResourceArgs>())).Returns((MockResourceArgs args) =>
        {
            lock (requests)
            {
                requests.Add(args);
            }

            object result = args.Inputs.SetItems(state ?? ImmutableDictionary<string, object>.Empty);
            return Task.FromResult(((string?)$"{args.Name}-id", result));
        });
        mocks.Setup(mock => mock.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>())).Returns(Task.CompletedTask);
        var resources = await Deployment.TestAsync(mocks.Object, new TestOptions { IsPreview = false }, () => program(new Parent(options)));
        return new Registered([.. requests.Where(request => request.Type != Parent.Token)], options, resources);
    }

    /// <summary>The only resource that the program created.</summary>
    public MockResourceArgs Single => Requests.Single();

    /// <summary>What the engine is told of a program's only resource.</summary>
    public static async Task<MockResourceArgs> Request(Action<Parent> program) => (await Run(program)).Single;

    /// <summary>Inputs as JSON on one line, sorted by name.</summary>
    public static string Json(object inputs) => JsonSerializer.Serialize(Sorted(inputs), JsonOptions);

    private static object Sorted(object value) => value switch
    {
        ImmutableDictionary<string, object> map => map
            .ToImmutableSortedDictionary(entry => entry.Key, entry => Sorted(entry.Value), StringComparer.Ordinal),
        ImmutableArray<object> list => list.Select(Sorted).ToList(),
        _ => value,
    };
}

/// <summary>A component that notes the options of what is created below it.</summary>
internal sealed class Parent : ComponentResource
{
    public const string Token = "test:index:Parent";

    public Parent(Dictionary<string, ResourceOptions> seen)
        : base(Token, "parent", new ComponentResourceOptions
        {
            ResourceTransformations =
            {
                transformed =>
                {
                    seen[transformed.Resource.GetResourceName()] = transformed.Options;
                    return null;
                },
            },
        })
    {
    }

    public CustomResourceOptions Child => new() { Parent = this };

    public ComponentResourceOptions ChildComponent => new() { Parent = this };
}
