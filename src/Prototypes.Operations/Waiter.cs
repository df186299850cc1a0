namespace Prototypes.Operations;

/// <summary>Looks again and again until something has come about or the patience for it has ended.</summary>
internal sealed class Waiter(Patience patience, TimeProvider time, IProgressLog log)
{
    /// <summary>Waits for a probe to give a value.</summary>
    /// <param name="what">What is waited for, as the subject and verb of a sentence: "every replica is unsealed".</param>
    /// <param name="probe">Gives the value, or throws a <see cref="TransientException"/> that says what is still missing.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="OperationException">It did not come about in time; the message names what was missing at the last look.</exception>
    public async Task<T> UntilAsync<T>(string what, Func<Task<T>> probe, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        string? reported = null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TransientException missing;
            try
            {
                return await probe().ConfigureAwait(false);
            }
            catch (TransientException exception)
            {
                missing = exception;
            }

            if (time.GetElapsedTime(start) >= patience.Limit)
            {
                throw new OperationException(
                    $"Waited {Describe(patience.Limit)} until {what}, in vain: {missing.Message} Put it right, or wait longer, and run the "
                        + "command again.", missing);
            }

            if (missing.Message != reported)
            {
                reported = missing.Message;
                log.Report($"Waiting until {what}: {reported}");
            }

            await Task.Delay(patience.Interval, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Describe(TimeSpan limit) =>
        limit.TotalSeconds < 120 ? $"{limit.TotalSeconds:0.#} seconds" : $"{limit.TotalMinutes:0.#} minutes";
}
