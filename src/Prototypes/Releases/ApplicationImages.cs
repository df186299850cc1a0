namespace Prototypes.Releases;

/// <summary>The images of the sample applications, pinned by tag.</summary>
public static class ApplicationImages
{
    /// <summary>Answers every HTTP request with a fixed text, on port 5678.</summary>
    public const string HttpEcho = "hashicorp/http-echo:1.0.0";

    /// <summary>NGINX as user 101, on ports above 1024.</summary>
    public const string Nginx = "nginxinc/nginx-unprivileged:1.29.8-alpine";

    /// <summary>Answers with the server's address and name, on port 8080.</summary>
    public const string NginxHello = "nginxdemos/nginx-hello:0.3-plain-text";

    /// <summary>Istio's Bookinfo sample: the details service.</summary>
    public const string BookinfoDetails = "docker.io/istio/examples-bookinfo-details-v1:" + BookinfoTag;

    /// <summary>Istio's Bookinfo sample: the ratings service.</summary>
    public const string BookinfoRatings = "docker.io/istio/examples-bookinfo-ratings-v1:" + BookinfoTag;

    /// <summary>Istio's Bookinfo sample: the product page.</summary>
    public const string BookinfoProductPage = "docker.io/istio/examples-bookinfo-productpage-v1:" + BookinfoTag;

    private const string BookinfoTag = "1.20.1";

    /// <summary>Istio's Bookinfo sample: the reviews service, in one of its versions 1 to 3.</summary>
    public static string BookinfoReviews(int version) => $"docker.io/istio/examples-bookinfo-reviews-v{version}:{BookinfoTag}";
}
