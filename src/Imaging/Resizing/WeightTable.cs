namespace MLNetVision.Imaging;

/// <summary>
/// One axis of a separable resize: output i is the sum over k below <see cref="Taps"/> of Weights[i * Taps + k] * input[First[i] + k].
/// First never falls, and First[i] + Taps never passes the input's end. The weights of an output add up to 1.
/// </summary>
internal readonly struct WeightTable(int inputs, int outputs, int taps) : IDisposable
{
    private readonly Rented<int> _first = new(outputs);
    private readonly Rented<float> _weights = new(outputs * Math.Min(taps, inputs));

    public int Inputs => inputs;

    public int Outputs => outputs;

    public int Taps { get; } = Math.Min(taps, inputs);

    public Span<int> First => _first.Span;

    public Span<float> Weights => _weights.Span;

    /// <summary>
    /// Sets an output from taps at <paramref name="start"/> and on; taps outside the input add their weight to the edge.
    /// <paramref name="total"/> is what the weights add up to.
    /// </summary>
    public void Set(int output, int start, ReadOnlySpan<double> weights, double total)
    {
        var first = Math.Clamp(start, 0, inputs - Taps);
        First[output] = first;
        var row = Weights.Slice(output * Taps, Taps);
        row.Clear();
        for (var k = 0; k < weights.Length; k++)
            row[Math.Clamp(start + k, 0, inputs - 1) - first] += (float)(weights[k] / total);
    }

    public void Dispose()
    {
        _first.Dispose();
        _weights.Dispose();
    }
}
