using FsCheck;
using FsCheck.Fluent;
using Prototypes.Operations.Etcd;

namespace Prototypes.Operations.Tests.Etcd;

public class EncryptionPlanTests
{
    private static readonly ProviderKey Key1 = Keys.SecretBox("key1", 1);
    private static readonly ProviderKey Key2 = Keys.SecretBox("key2", 2);
    private static readonly ProviderKey Aes = new(EncryptionProviderKind.AesCbc, Keys.Of("key3", 3));

    [Fact]
    public void Enabling_starts_the_server_with_plaintext_first() => Assert.Equal(
        ["write Decrypt key1", "use", "write Encrypt key1", "rewrite k8s:enc:secretbox:v1:key1:"],
        Describe(EncryptionPlan.ToReach(new EncryptionState { Stored = [Stored(StoredPrefix.Plaintext)] }, Encrypt(Key1))));

    [Fact]
    public void A_key_is_added_before_it_writes_and_dropped_when_nothing_needs_it() => Assert.Equal(
        ["await", "write Encrypt key1 key2", "write Encrypt key2 key1", "rewrite k8s:enc:secretbox:v1:key2:", "write Encrypt key2"],
        Describe(EncryptionPlan.ToReach(Using(Encrypt(Key1)), Encrypt(Key2))));

    [Fact]
    public void A_provider_is_changed_like_a_key() => Assert.Equal(
        ["await", "write Encrypt key1 key3", "write Encrypt key3 key1", "rewrite k8s:enc:aescbc:v1:key3:", "write Encrypt key3"],
        Describe(EncryptionPlan.ToReach(Using(Encrypt(Key1)), Encrypt(Aes))));

    [Fact]
    public void Several_changes_of_a_stack_take_the_same_way()
    {
        Assert.Equal(["await", "write Encrypt key1 key2", "rewrite k8s:enc:secretbox:v1:key1:"], Describe(EncryptionPlan.ToReach(Using(Encrypt(Key1)), Encrypt(Key1, Key2))));
        Assert.Equal(["await", "write Encrypt key2 key1", "rewrite k8s:enc:secretbox:v1:key2:"], Describe(EncryptionPlan.ToReach(Using(Encrypt(Key1, Key2)), Encrypt(Key2, Key1))));
        Assert.Equal(["await", "rewrite k8s:enc:secretbox:v1:key2:", "write Encrypt key2"], Describe(EncryptionPlan.ToReach(Using(Encrypt(Key2, Key1)), Encrypt(Key2))));
    }

    [Fact]
    public void Where_all_is_as_wanted_it_is_only_looked_at() =>
        Assert.Equal(["await", "rewrite k8s:enc:secretbox:v1:key1:"], Describe(EncryptionPlan.ToReach(Using(Encrypt(Key1)), Encrypt(Key1))));

    [Fact]
    public void The_phase_decrypt_keeps_the_keys() => Assert.Equal(
        ["await", "write Decrypt key1", "rewrite plaintext"], Describe(EncryptionPlan.ToReach(Using(Encrypt(Key1)), Decrypt(Key1))));

    [Fact]
    public void Removing_decrypts_first() => Assert.Equal(
        ["await", "write Decrypt key1", "rewrite plaintext", "stop using", "remove"], Describe(EncryptionPlan.ToRemove(Using(Encrypt(Key1)))));

    [Fact]
    public void A_server_that_lost_its_configuration_gets_it_back_before_anything_else()
    {
        var lost = new EncryptionState { Configuration = Encrypt(Key1), Stored = [Stored(StoredPrefix.Of(Key1))] };

        Assert.Equal(["write Decrypt key1", "use", "rewrite plaintext", "stop using", "remove"], Describe(EncryptionPlan.ToRemove(lost)));
        Assert.Equal(
            ["write Decrypt key2 key1", "use", "write Encrypt key2 key1", "rewrite k8s:enc:secretbox:v1:key2:", "write Encrypt key2"],
            Describe(EncryptionPlan.ToReach(lost, Encrypt(Key2))));
    }

    [Fact]
    public void A_server_without_automatic_reload_is_restarted_first() => Assert.Equal(
        ["use", "write Encrypt key1 key2", "write Encrypt key2 key1", "rewrite k8s:enc:secretbox:v1:key2:", "write Encrypt key2"],
        Describe(EncryptionPlan.ToReach(Using(Encrypt(Key1)) with { ServerIsPrepared = false }, Encrypt(Key2))));

    [Fact]
    public void Nothing_is_left_to_remove_where_nothing_is() => Assert.Empty(EncryptionPlan.ToRemove(new EncryptionState()));

    [Fact]
    public void A_key_whose_secret_changed_is_refused() => Refuses(
        "Key 'secretbox key1' has another secret than on the node, and values in etcd only name their key. Give the new key a new name.",
        () => EncryptionPlan.ToReach(Using(Encrypt(Key1)), Encrypt(Keys.SecretBox("key1", 9))));

    [Fact]
    public void Values_of_a_key_that_nobody_has_are_refused()
    {
        var state = Using(Encrypt(Key1)) with { Stored = [Stored(StoredPrefix.Of(Key1)), Stored(StoredPrefix.OtherKeyOf(EncryptionProviderKind.SecretBox), 3)] };
        const string Message = "3 of the secrets in etcd begin with 'k8s:enc:secretbox:v1:?', a key that neither the node nor the input "
            + "has. Give that key as well.";

        Refuses(Message, () => EncryptionPlan.ToReach(state, Encrypt(Key2)));
        Refuses(Message, () => EncryptionPlan.ToRemove(state));
    }

    [Fact]
    public void Leaving_out_a_resource_that_is_encrypted_is_refused()
    {
        var both = Using(Encrypt(Key1) with { Resources = ["secrets", "configmaps"] });
        const string Message = "The configmaps in etcd are encrypted, so 'configmaps' cannot be left out. Run 'etcd disable' first, then "
            + "'etcd enable' without it.";

        Refuses(Message, () => EncryptionPlan.ToReach(both, Encrypt(Key1)));
    }

    [Fact]
    public void A_wrong_configuration_is_refused() => Refuses(
        "No provider encrypts. Give secretbox, aescbc or aesgcm at least one key.", () => EncryptionPlan.ToReach(new EncryptionState(), Encrypt()));

    /// <summary>From any state to any target, ended after any step and planned anew: every step keeps the rules, and the end is the
    /// target.</summary>
    [Fact]
    public void Every_step_of_every_plan_keeps_all_values_readable()
    {
        var keys = new[] { Key1, Key2, Aes };
        var lists = Gen.Shuffle(keys).SelectMany(order => Gen.Choose(1, keys.Length).Select(count => order.Take(count).ToArray()));
        var configurations = from list in lists
                             from phase in Gen.Elements(EncryptionPhase.Encrypt, EncryptionPhase.Encrypt, EncryptionPhase.Decrypt)
                             select EncryptionConfiguration.Create(phase, list, ["secrets"]);
        var cases = from start in configurations
                    from enabled in Gen.Elements(true, true, false)
                    from target in configurations
                    from remove in Gen.Elements(true, false, false)
                    from interruptions in Gen.Choose(0, 4).ListOf()
                    select (start, enabled, target: remove ? null : target, interruptions);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var model = new Model(one.enabled ? one.start : null);
            foreach (var stop in one.interruptions)
            {
                model.Run(one.target, stop);
            }

            model.Run(one.target, int.MaxValue);
            return model.Configuration?.Render() == one.target?.Render()
                && model.Values.All(value => value == (one.target?.Writes ?? StoredPrefix.Plaintext));
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>The least cluster that a plan can run on: two values, and what the server uses.</summary>
    private sealed class Model(EncryptionConfiguration? configuration)
    {
        private bool _used = configuration is not null;

        public EncryptionConfiguration? Configuration { get; private set; } = configuration;

        public StoredPrefix[] Values { get; } = [configuration?.Writes ?? StoredPrefix.Plaintext, StoredPrefix.Plaintext];

        public void Run(EncryptionConfiguration? target, int steps)
        {
            var state = new EncryptionState
            {
                Configuration = Configuration,
                ServerUsesConfiguration = _used,
                ServerIsPrepared = _used,
                Stored = [.. Values.Distinct().Select(prefix => Stored(prefix))],
            };
            foreach (var step in (target is null ? EncryptionPlan.ToRemove(state) : EncryptionPlan.ToReach(state, target)).Take(steps))
            {
                Apply(step);
                var readable = (_used ? Configuration!.Keys.Select(StoredPrefix.Of) : []).Append(StoredPrefix.Plaintext);
                Assert.All(Values, value => Assert.Contains(value, readable));

                // Somebody writes all the time.
                Values[1] = _used ? Configuration!.Writes : StoredPrefix.Plaintext;
            }
        }

        private void Apply(EncryptionStep step)
        {
            switch (step)
            {
                case WriteConfiguration write:
                    var encrypts = write.Configuration.Phase == EncryptionPhase.Encrypt;
                    Assert.True(
                        !encrypts || Configuration!.Keys.Contains(write.Configuration.Keys.First()), "A key wrote before it had been added.");
                    Configuration = write.Configuration;
                    break;
                case UseConfiguration or StopUsingConfiguration:
                    Assert.Equal(EncryptionPhase.Decrypt, Configuration!.Phase);
                    _used = step is UseConfiguration;
                    break;
                case RewriteValues:
                    Array.Fill(Values, Configuration!.Writes);
                    break;
                case RemoveConfiguration:
                    Assert.False(_used);
                    Configuration = null;
                    break;
                default:
                    Assert.IsType<AwaitReload>(step);
                    break;
            }
        }
    }

    private static void Refuses(string message, Func<object> plan) =>
        Assert.Equal(message, Assert.Throws<OperationException>(plan).Message);

    private static EncryptionState Using(EncryptionConfiguration configuration) => new()
    {
        Configuration = configuration,
        ServerUsesConfiguration = true,
        ServerIsPrepared = true,
        Stored = [Stored(configuration.Writes)],
    };

    private static StoredValues Stored(StoredPrefix prefix, int count = 1) =>
        new(EncryptedResource.Secrets, prefix, [.. Enumerable.Range(0, count).Select(number => $"/registry/secrets/default/{number}")]);

    private static EncryptionConfiguration Encrypt(params ProviderKey[] keys) =>
        EncryptionConfiguration.Create(EncryptionPhase.Encrypt, keys, ["secrets"]);

    private static EncryptionConfiguration Decrypt(params ProviderKey[] keys) =>
        EncryptionConfiguration.Create(EncryptionPhase.Decrypt, keys, ["secrets"]);

    private static IEnumerable<string> Describe(IEnumerable<EncryptionStep> steps) => steps.Select(step => step switch
    {
        AwaitReload => "await",
        WriteConfiguration write => $"write {write.Configuration.Phase} "
            + $"{string.Join(' ', write.Configuration.Keys.Select(key => key.Key.Name))}",
        UseConfiguration => "use",
        RewriteValues rewrite => $"rewrite {rewrite.Prefix}",
        StopUsingConfiguration => "stop using",
        RemoveConfiguration => "remove",
        _ => step.ToString(),
    });
}
