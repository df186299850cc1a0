using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Prototypes.Operations.Etcd;
using Prototypes.Operations.Tests.Etcd.Simulation;

namespace Prototypes.Operations.Tests.Etcd;

/// <summary>What is said of values in etcd: the real one where it is installed, and the simulated one, which has to answer alike.</summary>
public sealed class EtcdStoreTests(RealEtcd real) : IClassFixture<RealEtcd>
{
    private const string Secret = "supersecret";
    private static readonly ProviderKey[] Known =
        [Keys.SecretBox("key1", 1), Keys.SecretBox("key2", 2), new(EncryptionProviderKind.AesCbc, Keys.Of("key1", 3))];

    /// <summary>Values as an API server lays them out, with what is to be said of each.</summary>
    private static readonly (string Key, string Begins, string Prefix)[] Values =
    [
        ("/registry/secrets/default/a-secret", "k8s:enc:secretbox:v1:key1:", "k8s:enc:secretbox:v1:key1:"),
        ("/registry/secrets/default/b-secret", "k8s:enc:secretbox:v1:key1:", "k8s:enc:secretbox:v1:key1:"),
        ("/registry/secrets/kube-system/c-secret", "k8s:enc:secretbox:v1:key2:", "k8s:enc:secretbox:v1:key2:"),
        ("/registry/secrets/kube-system/d-secret", "k8s:enc:secretbox:v1:key10:", "k8s:enc:secretbox:v1:?"),
        ("/registry/secrets/kube-system/e-secret", "k8s:enc:secretbox:v1:a:", "k8s:enc:secretbox:v1:?"),
        ("/registry/secrets/kube-system/f-secret", "k8s:enc:aescbc:v1:key1:", "k8s:enc:aescbc:v1:key1:"),
        ("/registry/secrets/kube-system/g-secret", "k8s:enc:aesgcm:v1:key1:", "k8s:enc:aesgcm:v1:?"),
        ("/registry/secrets/kube-system/h-secret", "k8s:enc:kms:v2:vault:", "?"),
        ("/registry/secrets/default/i-secret", "k8s\0", "plaintext"),
        ("/registry/secrets/default/j-secret", "k8s\0", "plaintext"),
        ("/registry/example.com/widgets/default/a-widget", "{\"apiVersion\":", "plaintext"),
        ("/registry/configmaps/default/settings", "k8s\0", "plaintext"),
    ];

    [SkippableFact]
    public async Task The_real_etcd_and_the_simulated_one_say_the_same_of_values()
    {
        Skip.If(real.Absence is not null, real.Absence);
        foreach (var (key, begins, _) in Values)
        {
            real.Put(key, Value(begins));
        }

        using var withReal = new SimulatedCluster(NodeKind.Kind) { RealEtcdctl = real.Etcdctl };
        using var withSimulated = Simulated();

        foreach (var resource in new[] { "secrets", "configmaps", "widgets.example.com" })
        {
            var expected = Values.Where(value => value.Key.StartsWith(EncryptedResource.Find(resource)!.Folder, StringComparison.Ordinal))
                .GroupBy(value => value.Prefix).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => $"{group.Key} {string.Join(' ', group.Select(value => value.Key).Order(StringComparer.Ordinal))}");
            Assert.Equal(expected, await ClassifyAsync(withReal, resource));
            Assert.Equal(expected, await ClassifyAsync(withSimulated, resource));
        }

        Assert.DoesNotContain(withReal.Answers, answer => answer.StandardOutput.Contains(Secret, StringComparison.Ordinal));
        Assert.Contains(Secret, real.Etcdctl(["get", Values[0].Key], null).StandardOutput, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Status_counts_what_the_real_etcd_has()
    {
        Skip.If(real.Absence is not null, real.Absence);
        foreach (var (key, begins, _) in Values)
        {
            real.Put(key, Value(begins));
        }

        using var cluster = new SimulatedCluster(NodeKind.Kind) { RealEtcdctl = real.Etcdctl };
        cluster.StartWith(EncryptionConfiguration.Create(EncryptionPhase.Encrypt, Known, ["secrets"]));

        var status = await new EtcdEncryption(cluster, cluster.Clock, new SilentLog(), cluster.Options).GetStatusAsync(["secrets", "configmaps"], default);

        Assert.Equal(
            """
            node           learn06-control-plane
            API server     ready
            encryption     on
            configuration  /etc/kubernetes/enc/config.yaml, loaded
            writes         k8s:enc:secretbox:v1:key1:
            reads          k8s:enc:secretbox:v1:key1: k8s:enc:secretbox:v1:key2: k8s:enc:aescbc:v1:key1:
            secrets: 10
                   1  ?
                   1  k8s:enc:aescbc:v1:key1:
                   1  k8s:enc:aesgcm:v1:?
                   2  k8s:enc:secretbox:v1:?
                   2  k8s:enc:secretbox:v1:key1:
                   1  k8s:enc:secretbox:v1:key2:
                   2  plaintext
            configmaps: 1
                   1  plaintext

            """,
            status.ToText());
        Assert.Equal(
            """
            {
              "node": "learn06-control-plane",
              "ready": true,
              "enabled": true,
              "loaded": true,
              "pending": false,
              "configurationFile": "/etc/kubernetes/enc/config.yaml",
              "phase": "encrypt",
              "keys": [
                "k8s:enc:secretbox:v1:key1:",
                "k8s:enc:secretbox:v1:key2:",
                "k8s:enc:aescbc:v1:key1:"
              ],
              "encrypted": [
                "secrets"
              ],
              "resources": [
                {
                  "resource": "configmaps",
                  "total": 1,
                  "values": [
                    {
                      "prefix": "plaintext",
                      "count": 1
                    }
                  ]
                }
              ]
            }
            """,
            (status with { Resources = [.. status.Resources.Skip(1)] }).ToJson());
    }

    [Fact]
    public void Any_mixture_is_told_apart_with_few_questions()
    {
        var begins = Gen.Elements(Values.Select(value => (value.Begins, value.Prefix)).Distinct().ToArray());
        Prop.ForAll(begins.ListOf().ToArbitrary(), mixture =>
        {
            var etcd = new SimulatedEtcd();
            foreach (var (value, index) in mixture.Select((value, index) => (value, index)))
            {
                etcd.Put($"/registry/secrets/default/{index}", Value(value.Begins));
            }

            var (found, questions) = Search(etcd, () => { });
            var kinds = mixture.Select(value => value.Begins).Distinct().Count();
            return found.OrderBy(value => int.Parse(value.Key[26..], null)).Select(value => value.Prefix.Text).SequenceEqual(mixture.Select(value => value.Prefix))
                && questions <= PrefixRange.Cover(Known).Count * kinds * 4 * (2 + Math.Log2(mixture.Count + 1)) + 1;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Many_values_that_are_stored_alike_take_a_handful_of_questions()
    {
        var etcd = new SimulatedEtcd();
        for (var index = 0; index < 500; index++)
        {
            etcd.Put($"/registry/secrets/default/{index}", Value(Values[0].Begins));
        }

        Assert.Equal(2, Search(etcd, () => { }).Questions);
    }

    [Fact]
    public void Values_that_change_meanwhile_are_told_as_they_are_at_the_end()
    {
        var etcd = new SimulatedEtcd();
        for (var index = 0; index < 40; index++)
        {
            etcd.Put($"/registry/secrets/default/{index}", Value("k8s\0"));
        }

        var question = 0;
        var (found, _) = Search(etcd, () =>
        {
            // A workload that writes with key1 from the first question on, and deletes.
            etcd.Put($"/registry/secrets/default/{question * 7 % 40}", Value(Values[0].Begins));
            etcd.Delete($"/registry/secrets/default/{(question * 11) + 3}");
            question++;
        });

        Assert.All(found.Where(value => value.Prefix == StoredPrefix.Of(Known[0])), value => Assert.StartsWith("k8s:enc", Encoding.Latin1.GetString(etcd.Get(value.Key)), StringComparison.Ordinal));
        Assert.DoesNotContain(found, value => value.Prefix.IsUnknown);
        Assert.Equal(found.Count, found.DistinctBy(value => value.Key).Count());
    }

    private static (IReadOnlyList<(StoredPrefix Prefix, string Key)> Found, int Questions) Search(SimulatedEtcd etcd, Action meanwhile)
    {
        var questions = 0;
        var search = new PrefixSearch(PrefixRange.Cover(Known), comparisons =>
        {
            questions++;
            meanwhile();
            return Task.FromResult(etcd.Etcdctl(["txn"], $"{string.Join('\n', comparisons)}\n\n\n\n").StandardOutput == "SUCCESS\n");
        });
        search.ClassifyAsync(etcd.ByValue("/registry/secrets/").ToArray()).GetAwaiter().GetResult();
        return (search.Found, questions);
    }

    private static SimulatedCluster Simulated()
    {
        var cluster = new SimulatedCluster(NodeKind.Kind) { HasWorkload = false };
        foreach (var key in cluster.Etcd.Values.Select(value => value.Key).ToList())
        {
            cluster.Delete(key);
        }

        foreach (var (key, begins, _) in Values)
        {
            cluster.Etcd.Put(key, Value(begins));
        }

        return cluster;
    }

    private static async Task<IEnumerable<string>> ClassifyAsync(SimulatedCluster cluster, string resource)
    {
        var node = await ControlPlaneNode.FindAsync(cluster, cluster.Options, default);
        var store = new EtcdStore(new(cluster, new() { Context = "kind-learn06" }), node);
        var stored = await store.ClassifyAsync(EncryptedResource.Find(resource)!, Known, default);
        return stored.Select(values => $"{values.Prefix} {string.Join(' ', values.Keys)}");
    }

    private static byte[] Value(string begins) =>
        [.. Encoding.ASCII.GetBytes(begins), 0, 255, 10, .. Encoding.ASCII.GetBytes(Secret), (byte)'\n', 1];
}
