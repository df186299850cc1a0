namespace Pulumi;

public sealed class CustomResourceOptions : ResourceOptions
{
    private List<string>? _additionalSecretOutputs;
    private Dictionary<string, string>? _envVarMappings;

    public bool? DeleteBeforeReplace { get; set; }

    public List<string> AdditionalSecretOutputs
    {
        get => _additionalSecretOutputs ??= [];
        set => _additionalSecretOutputs = value;
    }

    public string? ImportId { get; set; }

    public Dictionary<string, string> EnvVarMappings
    {
        get => _envVarMappings ??= [];
        set => _envVarMappings = value;
    }

    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = new CustomResourceOptions();
        if (options1 is not null)
        {
            merged.CopyFrom(options1);
            merged._additionalSecretOutputs = Copy(options1._additionalSecretOutputs);
            merged.DeleteBeforeReplace = options1.DeleteBeforeReplace;
            merged.ImportId = options1.ImportId;
            merged._envVarMappings = options1._envVarMappings;
        }

        if (options2 is not null)
        {
            merged.MergeFrom(options2);
            merged._additionalSecretOutputs = Concat(merged._additionalSecretOutputs, options2._additionalSecretOutputs);
            merged.DeleteBeforeReplace = options2.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
            merged.ImportId = options2.ImportId ?? merged.ImportId;
            merged._envVarMappings = MergeMappings(merged._envVarMappings, options2._envVarMappings);
        }

        return merged;
    }

    private static Dictionary<string, string>? MergeMappings(Dictionary<string, string>? first, Dictionary<string, string>? second)
    {
        if (first is null || second is null)
        {
            return second ?? first;
        }

        var merged = new Dictionary<string, string>(first);
        foreach (var (key, value) in second)
        {
            merged[key] = value;
        }

        return merged;
    }
}
