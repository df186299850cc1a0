using System.Collections.Immutable;
using Prototypes.Releases;

namespace Prototypes.Workloads;

/// <summary>One of the four applications of Istio's Bookinfo sample.</summary>
/// <param name="Name">Its name, and that of its Service.</param>
/// <param name="Images">The images of its versions, from <c>v1</c> on.</param>
/// <param name="User">The id of the user that its images run as.</param>
/// <param name="Size">What one of its pods needs.</param>
internal sealed record BookinfoApplication(string Name, ImmutableArray<string> Images, int User, WebApplication.ContainerSize Size)
{
    private const int LibertyUser = 1001;
    private const int LibertyGroup = 0;
    private const int OtherUser = 1000;

    private static readonly WebApplication.ContainerSize Small = new("10m", "64Mi", "250m", "128Mi");

    // A Java virtual machine.
    private static readonly WebApplication.ContainerSize Large = new("50m", "256Mi", "1", "512Mi");

    /// <summary>The id of their group. Default: the same as <see cref="User"/>.</summary>
    public int? Group { get; init; }

    /// <summary>Whether its images write to their root file system.</summary>
    public bool WritableRoot { get; init; }

    /// <summary>The applications that ask it. None ask the product page, which is for clients.</summary>
    public ImmutableArray<string> Callers { get; init; } = [];

    /// <summary>The directories that it writes to.</summary>
    public ImmutableArray<WebApplication.Mount> Mounts { get; init; } = [];

    /// <summary>Its environment variables.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Annotations of its pods.</summary>
    public ImmutableDictionary<string, string> PodAnnotations { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The name of its ServiceAccount, its identity in the mesh.</summary>
    public string ServiceAccount => $"bookinfo-{Name}";

    /// <summary>All of them. They find each other by their short names, so that they have to be in one namespace.</summary>
    public static ImmutableArray<BookinfoApplication> All { get; } =
    [
        new("details", [ApplicationImages.BookinfoDetails], OtherUser, Small) { Callers = ["productpage"] },
        new("ratings", [ApplicationImages.BookinfoRatings], OtherUser, Small) { Callers = ["reviews"] },
        new("reviews", [.. Enumerable.Range(1, 3).Select(ApplicationImages.BookinfoReviews)], LibertyUser, Large)
        {
            // Open Liberty writes to its own folders, as that group (https://github.com/istio/istio/issues/56032).
            Group = LibertyGroup,
            WritableRoot = true,
            Callers = ["productpage"],
            Environment = ImmutableSortedDictionary<string, string>.Empty.Add("LOG_DIR", "/tmp/logs"),
            Mounts = [WebApplication.Scratch("tmp", "/tmp")],
        },
        new("productpage", [ApplicationImages.BookinfoProductPage], OtherUser, Large with { Memory = "128Mi" })
        {
            Mounts = [WebApplication.Scratch("tmp", "/tmp")],
            PodAnnotations = ImmutableDictionary<string, string>.Empty
                .Add("prometheus.io/scrape", "true")
                .Add("prometheus.io/port", "9080")
                .Add("prometheus.io/path", "/metrics"),
        },
    ];
}
