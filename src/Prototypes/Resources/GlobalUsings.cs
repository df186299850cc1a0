// In this project a custom resource is Kubernetes' kind of it: an object of a CRD.
global using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;
