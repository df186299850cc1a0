using System.Text.Json;

namespace Prototypes.StandIns.Kubectl;

/// <summary>What this kubectl finds in the file given with <c>--kubeconfig</c>: a cluster of a few ports on this machine.</summary>
/// <param name="Pods">The port on 127.0.0.1 that stands for each pod.</param>
/// <param name="Secrets">The values of the key ca.crt, base64, by Secret.</param>
/// <param name="Journal">Where each call's arguments are written.</param>
/// <param name="Behaviour">"works", "hangs", or "fails" with <paramref name="Message"/>.</param>
/// <param name="Message">What it says when it fails.</param>
public sealed record Cluster(
    IReadOnlyDictionary<string, int> Pods, IReadOnlyDictionary<string, string> Secrets, string Journal, string Behaviour = "works", string Message = "")
{
    public static Cluster Read(string file) => JsonSerializer.Deserialize<Cluster>(File.ReadAllText(file)) ?? throw new InvalidDataException(file);
}
