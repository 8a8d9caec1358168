using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Networks;

/// <summary>The weights of a network, by the full names of its parameters. Immutable.</summary>
public sealed class WeightSet : IReadOnlyDictionary<string, Weight>
{
    private readonly ImmutableSortedDictionary<string, Weight> _weights;

    /// <summary>Takes weights by name.</summary>
    public WeightSet(IEnumerable<KeyValuePair<string, Weight>> weights) => _weights = weights.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public int Count => _weights.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _weights.Keys;

    /// <inheritdoc/>
    public IEnumerable<Weight> Values => _weights.Values;

    /// <inheritdoc/>
    public Weight this[string key] => _weights.TryGetValue(key, out var weight)
        ? weight
        : throw new KeyNotFoundException($"There is no weight '{key}' among {_weights.Count}.");

    /// <summary>The weights that a network starts with. Each parameter has a stream of its own, so that a layer more does not change the others.</summary>
    public static WeightSet Initialise(Network network, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new WeightSet(network.Parameters.Select(p => KeyValuePair.Create(p.Name, Initialise(p, seed))));
    }

    /// <summary>Fits these weights to a network, by name.</summary>
    /// <param name="network">The network.</param>
    /// <param name="report">What fitted and what did not.</param>
    /// <param name="fallback">Where the parameters come from that are missing or mis-shaped here.</param>
    /// <returns>A weight for each parameter of the network.</returns>
    public WeightSet Fit(Network network, WeightSet fallback, out WeightReport report)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(fallback);
        report = WeightReport.Compare(network, this);
        var unfit = report.Missing.Concat(report.Misshaped.Select(m => m.Name)).ToHashSet();
        return new WeightSet(network.Parameters.Select(p => KeyValuePair.Create(p.Name, unfit.Contains(p.Name) ? fallback[p.Name] : this[p.Name])));
    }

    /// <summary>Fits these weights to a network, by name; every parameter has to be here, in its shape, and nothing else.</summary>
    /// <exception cref="NetworkException">Something is missing, unexpected or mis-shaped; the message lists all of it.</exception>
    public WeightSet FitExactly(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var report = WeightReport.Compare(network, this);
        return report.IsExact ? this : throw new NetworkException($"The weights do not fit '{network.Name}'. {report}");
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _weights.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Weight value) => _weights.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Weight>> GetEnumerator() => _weights.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Weight Initialise(Parameter parameter, ulong seed)
    {
        var values = new float[parameter.Count];
        parameter.Spec.Initial.Fill(values, parameter.Spec.Shape, RandomStream.ForName(seed, parameter.Name).NextBits());
        return new Weight(DType.Float32, parameter.Spec.Shape, MemoryMarshal.AsBytes<float>(values).ToArray());
    }
}
