namespace Prototypes.Platform;

/// <summary>The values of cert-manager's chart.</summary>
internal static class CertManagerValues
{
    /// <summary>Decides the values.</summary>
    /// <param name="gatewayApi">Whether the Gateway API is on the cluster.</param>
    public static Dictionary<string, object> For(bool gatewayApi)
    {
        var values = new Dictionary<string, object>
        {
            // Kept CRDs would outlive 'pulumi destroy', and their objects with them.
            ["crds"] = new Dictionary<string, object> { ["enabled"] = true, ["keep"] = false },
            // The default, kube-system, is no namespace of ours.
            ["global"] = new Dictionary<string, object>
            {
                ["leaderElection"] = new Dictionary<string, object> { ["namespace"] = CertManager.Namespace },
            },
        };
        if (gatewayApi)
        {
            values["config"] = new Dictionary<string, object>
            {
                ["apiVersion"] = "controller.config.cert-manager.io/v1alpha1",
                ["kind"] = "ControllerConfiguration",
                ["gatewayAPI"] = new Dictionary<string, object> { ["enabled"] = true },
            };
        }

        return values;
    }
}
