using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Resources;

/// <summary>Facts about the official SDK, section 3, "Observing", 1: transformations of resources, in process.</summary>
public sealed class TransformationTests
{
    [Fact]
    public async Task A_transformation_is_called_for_the_component_and_all_its_descendants()
    {
        var names = new List<string>();

        await TestRun.UpdateAsync(new RecordingMocks(), () =>
        {
            var outer = new Group("outer", Transforming(args =>
            {
                names.Add(args.Resource.GetResourceName());
                return null;
            }));
            var inner = new Group("inner", new ComponentResourceOptions { Parent = outer });
            _ = new Thing("deep", null, new CustomResourceOptions { Parent = inner });
            _ = new Thing("elsewhere");
        });

        Assert.Equal(["outer", "inner", "deep"], names);
    }

    [Fact]
    public async Task It_runs_inside_of_the_constructor()
    {
        var ran = false;

        await TestRun.UpdateAsync(new RecordingMocks(), () =>
        {
            _ = new Group("a", Transforming(_ =>
            {
                ran = true;
                return null;
            }));
            Assert.True(ran);
        });

        Assert.True(ran);
    }

    [Fact]
    public async Task It_sees_the_arguments_and_every_option_as_given()
    {
        var seen = new List<ResourceTransformationArgs>();
        var args = new ThingArgs { Text = Output.CreateSecret("s") };
        Thing? first = null;
        Group? parent = null;
        ProviderResource? provider = null;

        await TestRun.UpdateAsync(new RecordingMocks(), () =>
        {
            first = new Thing("first");
            provider = new ProviderResource("test", "provider", ResourceArgs.Empty, null);
            parent = new Group("parent");
            _ = new Thing("a", args, new CustomResourceOptions
            {
                Parent = parent,
                Provider = provider,
                DependsOn = { first },
                DeletedWith = first,
                Aliases = { new Alias { Name = "old" } },
                Protect = true,
                IgnoreChanges = { "text" },
                ReplaceOnChanges = { "number" },
                AdditionalSecretOutputs = { "text" },
                CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(10) },
                DeleteBeforeReplace = true,
                RetainOnDelete = true,
                ImportId = "import-id",
                Version = "1.2.3",
                ResourceTransformations =
                {
                    transformed =>
                    {
                        seen.Add(transformed);
                        return null;
                    },
                },
            });
        });

        var (resource, options) = (seen[0].Resource, Assert.IsType<CustomResourceOptions>(seen[0].Options));
        Assert.Equal("a", resource.GetResourceName());
        Assert.Same(args, seen[0].Args);
        Assert.True(await Output.IsSecretAsync(((ThingArgs)seen[0].Args).Text.ToOutput()));
        Assert.Same(parent, options.Parent);
        Assert.Same(provider, options.Provider);
        Assert.Same(first, Assert.Single(await OutputUtilities.GetValueAsync(options.DependsOn.ToOutput())));
        Assert.Same(first, options.DeletedWith);
        Assert.Equal("old", await OutputUtilities.GetValueAsync((await OutputUtilities.GetValueAsync(options.Aliases.Single().ToOutput())).Name.ToOutput()));
        Assert.True(options.Protect);
        Assert.Equal(["text"], options.IgnoreChanges);
        Assert.Equal(["number"], options.ReplaceOnChanges);
        Assert.Equal(["text"], options.AdditionalSecretOutputs);
        Assert.Equal(TimeSpan.FromMinutes(10), options.CustomTimeouts!.Create);
        Assert.True(options.DeleteBeforeReplace);
        Assert.True(options.RetainOnDelete);
        Assert.Equal("import-id", options.ImportId);
        Assert.Equal("1.2.3", options.Version);
    }

    [Fact]
    public async Task Parent_and_provider_are_absent_where_they_are_not_given()
    {
        var options = new Dictionary<string, ResourceOptions>();

        await TestRun.UpdateAsync(new RecordingMocks(), () =>
        {
            var parent = new Group("parent", new ComponentResourceOptions
            {
                Providers = { new ProviderResource("test", "provider", ResourceArgs.Empty, null) },
                ResourceTransformations =
                {
                    args =>
                    {
                        options[args.Resource.GetResourceName()] = args.Options;
                        return null;
                    },
                },
            });
            _ = new Thing("child", null, new CustomResourceOptions { Parent = parent });
        });

        Assert.Null(options["parent"].Parent);
        Assert.Single(Assert.IsType<ComponentResourceOptions>(options["parent"]).Providers);
        Assert.Null(options["child"].Provider);
    }

    [Fact]
    public async Task A_result_replaces_arguments_and_options()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () =>
        {
            var provider = new ProviderResource("test", "provider", ResourceArgs.Empty, null);
            var parent = new Group("parent", Transforming(args => args.Args is ThingArgs
                ? new ResourceTransformationResult(
                    new ThingArgs { Text = "replaced" },
                    CustomResourceOptions.Merge((CustomResourceOptions)args.Options, new CustomResourceOptions { Provider = provider }))
                : null));
            _ = new Thing("a", new ThingArgs { Text = "given" }, new CustomResourceOptions { Parent = parent });
        });

        Assert.Equal("""{"text":"replaced"}""", mocks.Inputs("a"));
        Assert.EndsWith("::provider::provider-id", mocks["a"].Provider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_transformation_sees_what_the_one_before_has_merged()
    {
        var seen = new Dictionary<string, ResourceOptions>();
        Thing? cluster = null;

        await TestRun.UpdateAsync(new RecordingMocks(), () =>
        {
            cluster = new Thing("cluster");
            var outer = new Group("outer", Transforming(args =>
            {
                seen[args.Resource.GetResourceName()] = args.Options;
                return null;
            }));
            var inner = new Group("inner", new ComponentResourceOptions
            {
                Parent = outer,
                ResourceTransformations =
                {
                    args => args.Options is CustomResourceOptions options
                        ? new ResourceTransformationResult(
                            args.Args,
                            CustomResourceOptions.Merge(options, new CustomResourceOptions { DeletedWith = cluster }))
                        : null,
                },
            });
            _ = new Thing("a", null, new CustomResourceOptions { Parent = inner, DependsOn = { cluster } });
        });

        Assert.Same(cluster, seen["a"].DeletedWith);
        Assert.Same(cluster, Assert.Single(await OutputUtilities.GetValueAsync(seen["a"].DependsOn.ToOutput())));
        Assert.Null(seen["inner"].DeletedWith);
    }

    [Fact]
    public async Task Own_transformations_run_before_those_of_the_parents()
    {
        var order = new List<string>();

        await TestRun.UpdateAsync(new RecordingMocks(), () =>
        {
            var parent = new Group("parent", Noting("parent's"));
            _ = new Thing("a", null, new CustomResourceOptions { Parent = parent, ResourceTransformations = { Note("own") } });
        });

        Assert.Equal(["parent's parent", "own a", "parent's a"], order);

        ComponentResourceOptions Noting(string whose) => Transforming(Note(whose));

        ResourceTransformation Note(string whose) => args =>
        {
            order.Add($"{whose} {args.Resource.GetResourceName()}");
            return null;
        };
    }

    [Fact]
    public async Task The_parent_cannot_be_changed()
    {
        var message = await TestRun.FailureAsync(() => _ = new Group("a", Transforming(args =>
            new ResourceTransformationResult(args.Args, new ComponentResourceOptions { Parent = args.Resource }))));

        Assert.Contains(
            "System.ArgumentException: Transformations cannot currently be used to change the 'parent' of a resource.",
            message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transformations_of_the_stack_see_every_resource_the_stack_included()
    {
        NotingStack.Names.Value = [];

        await Deployment.TestAsync<NotingStack>(new RecordingMocks(), TestRun.Update);

        Assert.Equal(["project-stack", "group", "thing"], NotingStack.Names.Value);
    }

    private static ComponentResourceOptions Transforming(ResourceTransformation transformation) =>
        new() { ResourceTransformations = { transformation } };

    private sealed class NotingStack : Stack
    {
        public static readonly AsyncLocal<List<string>> Names = new();

        public NotingStack()
            : base(new StackOptions { ResourceTransformations = { Note } })
        {
            var group = new Group("group");
            _ = new Thing("thing", null, new CustomResourceOptions { Parent = group });
        }

        private static ResourceTransformationResult? Note(ResourceTransformationArgs args)
        {
            Names.Value!.Add(args.Resource.GetResourceName());
            return null;
        }
    }
}
