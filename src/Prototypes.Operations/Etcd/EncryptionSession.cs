using Prototypes.Operations.Kubernetes;

namespace Prototypes.Operations.Etcd;

/// <summary>One operation on one cluster: sees what stands, and carries out steps.</summary>
internal sealed class EncryptionSession(ControlPlaneNode node, Kubectl kubectl, TimeProvider time, IProgressLog log, EtcdOptions options)
{
    private const int RewriteRounds = 5;

    private readonly ApiServer _server = new(kubectl);
    private readonly EtcdStore _etcd = new(kubectl, node);
    private string _file = node.DefaultConfigurationFile;

    /// <summary>Finishes what an interrupted operation left pending, and says what stands.</summary>
    /// <param name="desired">The configuration that is wanted, if any.</param>
    /// <param name="cancellationToken">Interrupts the operation.</param>
    public async Task<EncryptionState> ObserveAsync(EncryptionConfiguration? desired, CancellationToken cancellationToken)
    {
        var manifest = await ReadManifestAsync(cancellationToken).ConfigureAwait(false);
        if (manifest.ConfigurationFile is not null
            && await node.ReadConfigurationAsync(_file, cancellationToken).ConfigureAwait(false) is null)
        {
            await ReplaceMissingAsync(desired, cancellationToken).ConfigureAwait(false);
        }

        if (await node.HasPendingManifestAsync(cancellationToken).ConfigureAwait(false))
        {
            await SettleAsync(cancellationToken).ConfigureAwait(false);
            manifest = await ReadManifestAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            // A server that lost its configuration never becomes ready, and that is for the operation to mend.
            Func<CancellationToken, Task<bool>> up = manifest.ConfigurationFile is null ? _server.IsAliveAsync : _server.IsReadyAsync;
            if (!await WaitAsync(up, options.ReadyTimeout, cancellationToken).ConfigureAwait(false))
            {
                throw new OperationException($"The API server on '{node.Name}' is not ready. Look at its log on the node before changing "
                    + "how it stores values.");
            }
        }

        await _server.RequireSupportedVersionAsync(cancellationToken).ConfigureAwait(false);
        var resources = (desired?.Resources ?? []).Select(EncryptedResource.Find).OfType<EncryptedResource>();
        foreach (var resource in resources.Where(resource => resource.IsCustom))
        {
            await _server.RequireResourceAsync(resource, cancellationToken).ConfigureAwait(false);
        }

        var text = await node.ReadConfigurationAsync(_file, cancellationToken).ConfigureAwait(false);
        if (text is not null)
        {
            await node.MirrorConfigurationAsync(_file, text, cancellationToken).ConfigureAwait(false);
        }

        var current = text is null ? null : EncryptionConfigurationReader.Read(text, _file);
        return new EncryptionState
        {
            Configuration = current,
            ServerUsesConfiguration = manifest.ConfigurationFile is not null,
            ServerIsPrepared = manifest.ReloadsAutomatically && await node.RemembersAsync(_file, cancellationToken).ConfigureAwait(false),
            Stored = await ClassifyAsync(
                [.. current?.Resources ?? [], .. desired?.Resources ?? []],
                [.. current?.Keys ?? [], .. desired?.Keys ?? []],
                cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>Carries out the steps of a plan.</summary>
    public async Task ExecuteAsync(IReadOnlyList<EncryptionStep> steps, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            await (step switch
            {
                AwaitReload => AwaitReloadAsync(cancellationToken),
                WriteConfiguration write => WriteAsync(write.Configuration, cancellationToken),
                UseConfiguration => UseAsync(cancellationToken),
                RewriteValues rewrite => RewriteAsync(rewrite, cancellationToken),
                StopUsingConfiguration => StopUsingAsync(cancellationToken),
                RemoveConfiguration => RemoveAsync(cancellationToken),
                _ => throw new ArgumentOutOfRangeException(nameof(steps), step, null),
            }).ConfigureAwait(false);
        }
    }

    /// <summary>Says what stands, without finishing or waiting for anything.</summary>
    public async Task<EtcdStatus> DescribeAsync(IReadOnlyList<string> resources, CancellationToken cancellationToken)
    {
        var manifest = await ReadManifestAsync(cancellationToken).ConfigureAwait(false);
        var text = await node.ReadConfigurationAsync(_file, cancellationToken).ConfigureAwait(false);
        var current = text is null ? null : EncryptionConfigurationReader.Read(text, _file);
        var alive = await _server.IsAliveAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> names = [.. resources.Union(current?.Resources ?? [EncryptedResource.Secrets.Name])];
        var stored = alive ? await ClassifyAsync(names, [.. current?.Keys ?? []], cancellationToken).ConfigureAwait(false) : [];
        return new EtcdStatus
        {
            Node = node.Name,
            Ready = alive && await _server.IsReadyAsync(cancellationToken).ConfigureAwait(false),
            Enabled = manifest.ConfigurationFile is not null,
            Loaded = alive && text is not null
                && await _server.HasLoadedAsync(EncryptionConfiguration.HashOf(text), cancellationToken).ConfigureAwait(false),
            Pending = await node.HasPendingManifestAsync(cancellationToken).ConfigureAwait(false),
            ConfigurationFile = current is null ? null : _file,
            Phase = current?.Phase,
            Keys = [.. current?.Keys.Select(key => key.Prefix) ?? []],
            Encrypted = [.. current?.Resources ?? []],
            Resources = alive ? [.. names.Select(name => Count(name, stored))] : [],
        };
    }

    private static StoredResource Count(string name, IReadOnlyList<StoredValues> stored)
    {
        var values = stored.Where(value => value.Resource.Name == name).ToList();
        return new StoredResource(
            name, values.Sum(value => value.Keys.Count), [.. values.Select(value => new StoredCount(value.Prefix.Text, value.Keys.Count))]);
    }

    private async Task<ApiServerManifest> ReadManifestAsync(CancellationToken cancellationToken)
    {
        var manifest = await node.ReadManifestAsync(cancellationToken).ConfigureAwait(false);
        _file = manifest.ConfigurationFile ?? node.DefaultConfigurationFile;
        return manifest;
    }

    private async Task<EncryptionConfiguration?> ReadConfigurationAsync(CancellationToken cancellationToken) =>
        await node.ReadConfigurationAsync(_file, cancellationToken).ConfigureAwait(false) is { } text
            ? EncryptionConfigurationReader.Read(text, _file)
            : null;

    /// <summary>Lets a server start again whose configuration is gone: with the wanted keys for reading, and nothing encrypted that would
    /// depend on them.</summary>
    private async Task ReplaceMissingAsync(EncryptionConfiguration? desired, CancellationToken cancellationToken)
    {
        if (desired is null)
        {
            throw new OperationException($"The API server is started with '{_file}', which is not on the node '{node.Name}'. Run 'etcd "
                + "enable' with its keys.");
        }

        log.Report($"The configuration is missing on the node; putting back one that reads with {string.Join(", ", desired.Keys)}.");
        var reading = EncryptionConfiguration.Create(EncryptionPhase.Decrypt, desired.Keys, desired.Resources);
        await node.WriteConfigurationAsync(_file, reading.Render(), cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<StoredValues>> ClassifyAsync(
        IReadOnlyList<string> resources, IReadOnlyList<ProviderKey> keys, CancellationToken cancellationToken)
    {
        var stored = new List<StoredValues>();
        foreach (var name in resources.Distinct())
        {
            var resource = EncryptedResource.Find(name)
                ?? throw new OperationException($"Resource '{name}' is none whose values this command finds in etcd. Change the "
                    + "configuration by hand.");
            stored.AddRange(await _etcd.ClassifyAsync(resource, keys, cancellationToken).ConfigureAwait(false));
        }

        return stored;
    }

    private async Task AwaitReloadAsync(CancellationToken cancellationToken)
    {
        var text = await node.ReadConfigurationAsync(_file, cancellationToken).ConfigureAwait(false);
        if (!await HasLoadedInTimeAsync(text!, options.ReloadTimeout, cancellationToken).ConfigureAwait(false))
        {
            throw new OperationException(
                $"The API server has not loaded '{_file}' within {options.ReloadTimeout.TotalSeconds:0} seconds. It goes on with what it "
                + "has; look for the reason in its log, then run this again.");
        }
    }

    private Task<bool> HasLoadedInTimeAsync(string text, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var hash = EncryptionConfiguration.HashOf(text);
        return WaitAsync(token => _server.HasLoadedAsync(hash, token), timeout, cancellationToken);
    }

    private async Task WriteAsync(EncryptionConfiguration next, CancellationToken cancellationToken)
    {
        var manifest = await ReadManifestAsync(cancellationToken).ConfigureAwait(false);
        var before = await node.ReadConfigurationAsync(_file, cancellationToken).ConfigureAwait(false);
        await RequireUnusedAsync(before, next, cancellationToken).ConfigureAwait(false);
        log.Report($"Writing the configuration: {next}.");
        var text = next.Render();
        await node.WriteConfigurationAsync(_file, text, cancellationToken).ConfigureAwait(false);
        if (manifest.ConfigurationFile is null
            || await HasLoadedInTimeAsync(text, options.ReloadTimeout, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        // The server goes on with what it has loaded, but a restart would meet the file.
        await node.WriteConfigurationAsync(_file, before!, cancellationToken).ConfigureAwait(false);
        throw new OperationException(
            $"The API server did not load the new configuration within {options.ReloadTimeout.TotalSeconds:0} seconds, so the one before "
            + "was put back. Look for the reason in its log.");
    }

    /// <summary>The last guard of every value: no key goes that one of them needs, whatever the plan says.</summary>
    private async Task RequireUnusedAsync(string? before, EncryptionConfiguration next, CancellationToken cancellationToken)
    {
        var current = before is null ? null : EncryptionConfigurationReader.Read(before, _file);
        var dropped = current?.Keys.Except(next.Keys).ToList() ?? [];
        if (dropped.Count == 0)
        {
            return;
        }

        foreach (var values in await ClassifyAsync(current!.Resources, [.. current.Keys], cancellationToken).ConfigureAwait(false))
        {
            if (dropped.FirstOrDefault(key => key.Prefix == values.Prefix.Text) is { } key)
            {
                throw new OperationException($"Key '{key}' is still in use: {values.Keys.Count} of the {values.Resource.Name} are "
                    + "encrypted with it. Run this again to rewrite them.");
            }
        }
    }

    private async Task UseAsync(CancellationToken cancellationToken)
    {
        var manifest = await ReadManifestAsync(cancellationToken).ConfigureAwait(false);
        var next = manifest.WithEncryption(_file);
        if (next.Text == manifest.Text)
        {
            await AwaitReloadAsync(cancellationToken).ConfigureAwait(false);
            await node.RememberAsync(_file, cancellationToken).ConfigureAwait(false);
            return;
        }

        log.Report("Restarting the API server with the configuration.");
        await node.PublishManifestAsync(next, cancellationToken).ConfigureAwait(false);
        await SettleAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task StopUsingAsync(CancellationToken cancellationToken)
    {
        var manifest = await ReadManifestAsync(cancellationToken).ConfigureAwait(false);
        log.Report("Restarting the API server without the configuration.");
        await node.PublishManifestAsync(manifest.WithoutEncryption(), cancellationToken).ConfigureAwait(false);
        await SettleAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until the API server runs as its manifest says; if it does not come back in time, puts the manifest back that was
    /// there before.</summary>
    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        var manifest = await node.ReadManifestAsync(cancellationToken).ConfigureAwait(false);
        var file = manifest.ConfigurationFile;
        var text = file is null ? null : await node.ReadConfigurationAsync(file, cancellationToken).ConfigureAwait(false);
        var back = text is null
            ? await WaitAsync(_server.HasNoneLoadedAsync, options.ReadyTimeout, cancellationToken).ConfigureAwait(false)
            : await HasLoadedInTimeAsync(text, options.ReadyTimeout, cancellationToken).ConfigureAwait(false);
        if (back)
        {
            await node.RememberAsync(file, cancellationToken).ConfigureAwait(false);
            await node.SettleManifestAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        await node.RestoreManifestAsync(cancellationToken).ConfigureAwait(false);
        await node.SettleManifestAsync(cancellationToken).ConfigureAwait(false);
        var alive = await WaitAsync(_server.IsAliveAsync, options.ReadyTimeout, cancellationToken).ConfigureAwait(false);
        throw new OperationException(
            $"The API server did not become ready within {options.ReadyTimeout.TotalSeconds:0} seconds of a change of its manifest, so "
            + "the manifest of before was put back"
            + (alive ? " and it answers again." : ", but it does not answer yet.")
            + $" Look for the reason in its log on the node '{node.Name}'.");
    }

    private async Task RewriteAsync(RewriteValues step, CancellationToken cancellationToken)
    {
        foreach (var resource in step.Resources)
        {
            await RewriteAsync(EncryptedResource.Find(resource)!, step.Prefix, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RewriteAsync(EncryptedResource resource, StoredPrefix prefix, CancellationToken cancellationToken)
    {
        var keys = (await ReadConfigurationAsync(cancellationToken).ConfigureAwait(false))?.Keys.ToList() ?? [];
        string? complaint = null;
        for (var round = 0; ; round++)
        {
            var stored = await _etcd.ClassifyAsync(resource, keys, cancellationToken).ConfigureAwait(false);
            var others = stored.Where(values => values.Prefix != prefix).ToList();
            if (others.Count == 0)
            {
                return;
            }

            if (round == RewriteRounds)
            {
                throw new OperationException(
                    $"{others.Sum(values => values.Keys.Count)} of the {resource.Name} are still not stored as '{prefix}'"
                    + (complaint is null ? "" : $": {complaint.TrimEnd('.')}") + ". No key was dropped. Run this again.");
            }

            log.Report($"Rewriting {others.Sum(values => values.Keys.Count)} {resource.Name} as '{prefix}'.");
            foreach (var values in others)
            {
                complaint = await _server.RewriteAsync(values, cancellationToken).ConfigureAwait(false) ?? complaint;
            }
        }
    }

    private async Task RemoveAsync(CancellationToken cancellationToken)
    {
        log.Report("Removing the configuration and its keys from the node.");
        await node.RemoveConfigurationAsync(_file, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> WaitAsync(Func<CancellationToken, Task<bool>> condition, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (!await condition(cancellationToken).ConfigureAwait(false))
        {
            if (time.GetElapsedTime(start) >= timeout)
            {
                return false;
            }

            await Task.Delay(options.PollInterval, time, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }
}
