namespace MLNetVision.Networks;

/// <summary>How weights and a network's parameters compare.</summary>
/// <param name="Missing">Parameters that have no weight.</param>
/// <param name="Unexpected">Weights that no parameter has the name of.</param>
/// <param name="Misshaped">Weights whose shape is not the parameter's.</param>
public sealed record WeightReport(IReadOnlyList<string> Missing, IReadOnlyList<string> Unexpected, IReadOnlyList<MisshapedWeight> Misshaped)
{
    private const int Shown = 10;

    /// <summary>Whether every name and shape agrees.</summary>
    public bool IsExact => Missing.Count == 0 && Unexpected.Count == 0 && Misshaped.Count == 0;

    /// <summary>All that differs, in sentences.</summary>
    public override string ToString() => IsExact ? "Every parameter has its weight." : string.Join(" ", new[]
    {
        List("Missing", Missing),
        List("Unexpected", Unexpected),
        List("Of another shape", [.. Misshaped.Select(m => $"{m.Name} (expected {m.Expected}, got {m.Got})")]),
    }.Where(s => s.Length > 0));

    internal static WeightReport Compare(Network network, WeightSet weights)
    {
        var expected = network.Parameters.ToDictionary(p => p.Name, p => p.Spec.Shape, StringComparer.Ordinal);
        return new WeightReport(
            [.. expected.Keys.Where(n => !weights.ContainsKey(n))],
            [.. weights.Keys.Where(n => !expected.ContainsKey(n))],
            [.. weights.Where(w => expected.TryGetValue(w.Key, out var shape) && !shape.Equals(w.Value.Shape))
                .Select(w => new MisshapedWeight(w.Key, expected[w.Key], w.Value.Shape))]);
    }

    private static string List(string what, IReadOnlyList<string> names) => names.Count == 0 ? ""
        : $"{what} ({names.Count}): {string.Join(", ", names.Take(Shown))}{(names.Count > Shown ? ", ..." : "")}.";
}

/// <summary>A weight whose shape is not its parameter's.</summary>
public sealed record MisshapedWeight(string Name, Shape Expected, Shape Got);
