using Pulumi;
using Pulumi.Command.Local;
using Pulumi.Random;

namespace Prototypes.Planning.Tests.Recording;

public class RecordedOptionsTests
{
    [Fact]
    public async Task Options_that_are_set_are_shown_by_their_names()
    {
        var resource = await Plan.ResourceAsync("thing", () =>
        {
            var (other, parent) = (new Thing("other"), new Group("parent"));
            _ = new Thing("thing", null, new CustomResourceOptions
            {
                AdditionalSecretOutputs = { "token" },
                Aliases =
                {
                    new Alias { Name = "old", Parent = parent },
                    new Alias { Urn = "urn:pulumi:test::prototypes::test:index:Thing::older" },
                    new Alias { Type = "test:index:OldThing", NoParent = true },
                },
                CustomTimeouts = new CustomTimeouts
                {
                    Create = TimeSpan.FromMinutes(10),
                    Delete = TimeSpan.FromSeconds(90.5),
                    Update = TimeSpan.FromHours(26),
                },
                DeleteBeforeReplace = true,
                DeletedWith = other,
                DependsOn = { parent },
                IgnoreChanges = { "b", "a" },
                ImportId = "id-1",
                Protect = true,
                ReplaceOnChanges = { "text" },
                RetainOnDelete = true,
                Version = "1.2.3",
            });
        });

        Assert.Equal(
            "{additionalSecretOutputs: [token], aliases: [{name: old, parent: parent}, "
            + "{urn: urn:pulumi:test::prototypes::test:index:Thing::older}, {noParent: true, type: test:index:OldThing}], "
            + "customTimeouts: {create: 10m, delete: 1m30.5s, update: 26h}, deleteBeforeReplace: true, "
            + "deletedWith: other, ignoreChanges: [b, a], import: id-1, protect: true, replaceOnChanges: [text], retainOnDelete: true}",
            resource.Options.ToString());
        Assert.Equal(1, resource.Wave);
    }

    [Fact]
    public async Task Options_that_are_not_set_or_false_are_absent()
    {
        var resource = await Plan.ResourceAsync("thing", () => _ = new Thing("thing", null, new CustomResourceOptions
        {
            Protect = false,
            RetainOnDelete = false,
            DeleteBeforeReplace = false,
            CustomTimeouts = new CustomTimeouts(),
        }));

        Assert.Empty(resource.Options);
    }

    [Fact]
    public async Task Protection_is_inherited_from_the_parent_unless_taken_back()
    {
        var plan = await Plan.OfAsync(() => _ = new Group("group", new ComponentResourceOptions { Protect = true }, group =>
        {
            _ = new Thing("inherits", null, new CustomResourceOptions { Parent = group });
            _ = new Thing("free", null, new CustomResourceOptions { Parent = group, Protect = false });
        }));

        var isProtected = plan.Resources.Where(resource => resource.Options.ContainsKey("protect"));
        Assert.Equal(["group", "inherits"], isProtected.Select(resource => resource.Name));
    }

    [Fact]
    public async Task What_typed_classes_add_by_themselves_is_left_out()
    {
        var plan = await Plan.OfAsync(() =>
        {
            _ = new Pulumi.Kubernetes.Apps.V1.Deployment("deployment");
            _ = new RandomPassword("password", new RandomPasswordArgs { Length = 8 });
            _ = new Command("command", new CommandArgs { Create = "true" });
            _ = new Pulumi.Kubernetes.Core.V1.Secret("secret");
        });

        Assert.Equal(4, plan.Resources.Count);
        Assert.All(plan.Resources, resource => Assert.Empty(resource.Options));
    }

    [Fact]
    public async Task What_the_author_adds_to_a_typed_class_is_shown()
    {
        var options = new CustomResourceOptions
        {
            AdditionalSecretOutputs = { "stdout" },
            Aliases = { new Alias { Name = "old" } },
            ReplaceOnChanges = { "create" },
        };
        var resource = await Plan.ResourceAsync("command", () => _ = new Command("command", new CommandArgs { Create = "true" }, options));

        Assert.Equal(
            "{additionalSecretOutputs: [stdout], aliases: [{name: old}], replaceOnChanges: [create]}", resource.Options.ToString());
    }

    [Fact]
    public async Task A_component_keeps_the_alias_of_its_former_type()
    {
        var options = new ComponentResourceOptions { Aliases = { new Alias { Type = "tests:index:OldGroup" } } };
        var resource = await Plan.ResourceAsync("group", () => _ = new Group("group", options));

        Assert.Equal("{aliases: [{type: tests:index:OldGroup}]}", resource.Options.ToString());
    }

    [Fact]
    public async Task A_resource_that_is_read_shows_its_id()
    {
        var resource = await Plan.ResourceAsync("read", () => _ = Pulumi.Kubernetes.Core.V1.ConfigMap.Get("read", "default/config"));

        Assert.Equal("{id: default/config}", resource.Options.ToString());
    }

    [Fact]
    public async Task Options_are_as_they_were_when_the_resource_was_made()
    {
        var plan = await Plan.OfAsync(() =>
        {
            var options = new CustomResourceOptions();
            foreach (var name in (string[])["a", "b", "c"])
            {
                options.IgnoreChanges.Add(name);
                options.CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromSeconds(options.IgnoreChanges.Count) };
                _ = new Thing(name, null, options);
            }
        });

        Assert.Equal(
            [
                "{customTimeouts: {create: 1s}, ignoreChanges: [a]}",
                "{customTimeouts: {create: 2s}, ignoreChanges: [a, b]}",
                "{customTimeouts: {create: 3s}, ignoreChanges: [a, b, c]}",
            ],
            plan.Resources.Select(resource => resource.Options.ToString()));
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(0.25, "0.25s")]
    [InlineData(60, "1m")]
    [InlineData(3600, "1h")]
    [InlineData(5400, "1h30m")]
    [InlineData(90061, "25h1m1s")]
    public void Durations_are_written_in_hours_minutes_and_seconds(double seconds, string expected) =>
        Assert.Equal(expected, Planning.Recording.RecordedOptions.Duration(TimeSpan.FromSeconds(seconds)));
}
