namespace Pulumi.Kubernetes;

public sealed partial class ProviderArgs
{
    /// <summary>Starts with what the environment says. The provider's schema does not record these defaults.</summary>
    public ProviderArgs()
    {
        DeleteUnreachable = Flag("PULUMI_K8S_DELETE_UNREACHABLE");
        EnableConfigMapMutable = Flag("PULUMI_K8S_ENABLE_CONFIGMAP_MUTABLE");
        EnablePatchForce = Flag("PULUMI_K8S_ENABLE_PATCH_FORCE");
        EnableSecretMutable = Flag("PULUMI_K8S_ENABLE_SECRET_MUTABLE");
        EnableServerSideApply = Flag("PULUMI_K8S_ENABLE_SERVER_SIDE_APPLY");
        KubeConfig = Text("KUBECONFIG");
        SkipUpdateUnreachable = Flag("PULUMI_K8S_SKIP_UPDATE_UNREACHABLE");
        SuppressDeprecationWarnings = Flag("PULUMI_K8S_SUPPRESS_DEPRECATION_WARNINGS");
        SuppressHelmHookWarnings = Flag("PULUMI_K8S_SUPPRESS_HELM_HOOK_WARNINGS");
        UpsertExistingObjects = Flag("PULUMI_K8S_UPSERT_EXISTING_OBJECTS");
    }

    private static Input<string>? Text(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? (Input<string>)text : null;

    /// <summary>Reads the spellings that Go's strconv.ParseBool takes; anything else counts as unset.</summary>
    private static Input<bool>? Flag(string variable) => Environment.GetEnvironmentVariable(variable) switch
    {
        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        _ => null,
    };
}
