namespace MLNetVision.Networks.Sessions;

/// <summary>Holds the optimizer's half of a state to what a rule and a network expect.</summary>
internal static class StateFit
{
    /// <exception cref="NetworkException">Something is missing, unexpected or mis-shaped; the message lists it.</exception>
    public static void Check(WeightSet state, IEnumerable<(string Name, Shape Shape)> vectors)
    {
        var expected = vectors.ToDictionary(e => e.Name, e => e.Shape, StringComparer.Ordinal);
        var report = new WeightReport(
            [.. expected.Keys.Where(n => !state.ContainsKey(n))],
            [.. state.Keys.Where(n => !expected.ContainsKey(n))],
            [.. state.Where(w => expected.TryGetValue(w.Key, out var shape) && !shape.Equals(w.Value.Shape))
                .Select(w => new MisshapedWeight(w.Key, expected[w.Key], w.Value.Shape))]);
        if (!report.IsExact)
        {
            throw new NetworkException($"The optimizer's state does not fit the training rule and the network; take the one that it was saved with. {report}");
        }
    }
}
