using System.Collections.Immutable;
using System.Globalization;
using Prototypes.Planning.Values;
using Pulumi;
using Pulumi.Utilities;

namespace Prototypes.Planning.Recording;

/// <summary>
/// The options of a resource. What typed classes of the SDK add by themselves is left out, as it says nothing about the program: the
/// provider's version, aliases for the older types of a custom resource, the outputs that the schema declares secret, and that a command's
/// triggers replace it.
/// </summary>
/// <param name="Values">The options that are set and name no other resource.</param>
/// <param name="DependsOn">The explicit dependencies.</param>
/// <param name="ReplaceWith">The resources with which this one is replaced.</param>
/// <param name="DeletedWith">The resource whose deletion deletes this one too.</param>
internal sealed record RecordedOptions(
    ImmutableArray<KeyValuePair<string, PlanValue>> Values,
    ImmutableArray<Resource> DependsOn,
    ImmutableArray<Resource> ReplaceWith,
    Resource? DeletedWith)
{
    /// <summary>
    /// Reads the options at once, since the program may change the object for its next resource, and then waits for their outputs.
    /// </summary>
    public static Task<RecordedOptions> CaptureAsync(ResourceOptions options, string type, bool? protect, InputWalker walker)
    {
        var custom = options as CustomResourceOptions;
        var values = new Dictionary<string, PlanValue?>
        {
            ["additionalSecretOutputs"] = Texts(custom?.AdditionalSecretOutputs.Except(KnownSecrets.OutputsOf(type))),
            ["customTimeouts"] = Timeouts(options.CustomTimeouts),
            ["deleteBeforeReplace"] = Flag(custom?.DeleteBeforeReplace),
            ["ignoreChanges"] = Texts(options.IgnoreChanges),
            ["import"] = Text(custom?.ImportId),
            ["protect"] = Flag(protect),
            ["replaceOnChanges"] = Texts(options.ReplaceOnChanges.Where(path => !(path == "triggers[*]" && IsCommand(type)))),
            ["retainOnDelete"] = Flag(options.RetainOnDelete),
        };
        return ResolveAsync(
            values,
            options.DependsOn.ToOutput(),
            options.ReplaceWith.ToOutput(),
            options.DeletedWith,
            options.Id,
            [.. options.Aliases],
            custom is not null,
            walker);
    }

    private static async Task<RecordedOptions> ResolveAsync(
        Dictionary<string, PlanValue?> values,
        Output<ImmutableArray<Resource>> dependsOn,
        Output<ImmutableArray<Resource>> replaceWith,
        Resource? deletedWith,
        Input<string>? id,
        ImmutableArray<Input<Alias>> aliases,
        bool isCustom,
        InputWalker walker)
    {
        // Typed classes give each resource that is not read an empty id.
        var shownId = await walker.WalkAsync(id, new HashSet<Resource>()).ConfigureAwait(false);
        values["id"] = shownId is PlanText { Value: "" } ? null : shownId;

        var shownAliases = new List<PlanValue>();
        foreach (var input in aliases)
        {
            var alias = await OutputUtilities.GetValueAsync(input.ToOutput()).ConfigureAwait(false);
            var shownAlias = await AliasAsync(alias, walker).ConfigureAwait(false);
            if (!(isCustom && shownAlias.Keys.SequenceEqual(["type"])))
            {
                shownAliases.Add(shownAlias);
            }
        }

        values["aliases"] = shownAliases.Count == 0 ? null : new PlanList([.. shownAliases]);
        return new RecordedOptions(
            [.. from entry in values where entry.Value is not null select KeyValuePair.Create(entry.Key, entry.Value)],
            await ResourcesAsync(dependsOn).ConfigureAwait(false),
            await ResourcesAsync(replaceWith).ConfigureAwait(false),
            deletedWith);
    }

    private static async Task<ImmutableArray<Resource>> ResourcesAsync(Output<ImmutableArray<Resource>> output) =>
        await OutputUtilities.GetValueAsync(output).ConfigureAwait(false) is { IsDefault: false } resources ? resources : [];

    private static async Task<PlanMap> AliasAsync(Alias alias, InputWalker walker)
    {
        var values = new List<KeyValuePair<string, PlanValue>>();
        foreach (var (name, value) in new (string, object?)[]
        {
            ("name", alias.Name),
            ("noParent", alias.NoParent ? true : null),
            ("parent", alias.Parent?.GetResourceName()),
            ("parentUrn", alias.ParentUrn),
            ("project", alias.Project),
            ("stack", alias.Stack),
            ("type", alias.Type),
            ("urn", alias.Urn),
        })
        {
            if (await walker.WalkAsync(value, new HashSet<Resource>()).ConfigureAwait(false) is { } shown)
            {
                values.Add(new(name, shown));
            }
        }

        return new PlanMap(values);
    }

    // False is what an option is without being set.
    private static PlanFlag? Flag(bool? flag) => flag is true ? PlanFlag.True : null;

    private static PlanText? Text(string? text) => string.IsNullOrEmpty(text) ? null : new PlanText(text);

    private static PlanList? Texts(IEnumerable<string>? texts) =>
        texts?.Distinct().ToArray() is { Length: > 0 } some ? PlanList.OfTexts(some) : null;

    private static bool IsCommand(string type) => type.StartsWith("command:", StringComparison.Ordinal);

    private static PlanMap? Timeouts(CustomTimeouts? timeouts)
    {
        var values =
            from timeout in new (string Name, TimeSpan? Span)[]
            {
                ("create", timeouts?.Create),
                ("delete", timeouts?.Delete),
                ("update", timeouts?.Update),
            }
            where timeout.Span is not null
            select KeyValuePair.Create<string, PlanValue>(timeout.Name, Duration(timeout.Span.GetValueOrDefault()));
        return values.ToArray() is { Length: > 0 } some ? new PlanMap(some) : null;
    }

    /// <summary>A duration as Pulumi's users write it, such as <c>1h30m</c> or <c>1.5s</c>.</summary>
    internal static string Duration(TimeSpan span)
    {
        var (hours, minutes) = ((long)span.TotalHours, span.Minutes);
        var seconds = (span.Ticks % TimeSpan.TicksPerMinute) / (decimal)TimeSpan.TicksPerSecond;
        var text = string.Concat(
            hours == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{hours}h"),
            minutes == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{minutes}m"),
            seconds == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#######}s"));
        return text.Length == 0 ? "0s" : text;
    }
}
