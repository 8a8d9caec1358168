namespace MLNetVision.Networks.Sessions;

/// <summary>Whole numbers of the state, by name.</summary>
internal static class StateCounters
{
    public const string Steps = "optimizer.steps";

    public static long Read(IReadOnlyDictionary<string, long> counters, string name) => counters.TryGetValue(name, out var value)
        ? value
        : throw new NetworkException(
            $"The optimizer's state lacks the counter '{name}' (it has: {string.Join(", ", counters.Keys.Order(StringComparer.Ordinal))}); "
            + "take counters and vectors from the same saved state.");
}
