using System.Numerics;

namespace MLNetVision.Imaging;

/// <summary>
/// A <see cref="WeightTable"/> in 16-bit fixed point: weight * 2^Bits, padded with zeros to a multiple of four taps.
/// Rounding errors are carried from tap to tap, so that the weights of an output add up to 2^Bits exactly.
/// </summary>
internal readonly struct FixedWeights : IDisposable
{
    public const int Block = 4;
    private readonly Rented<short> _weights;

    /// <summary>Takes as many bits as the largest weight leaves room for, at most <paramref name="mostBits"/>.</summary>
    public FixedWeights(WeightTable table, int mostBits)
    {
        Taps = (table.Taps + Block - 1) / Block * Block;
        Bits = BitsFor(table.Weights, mostBits);
        _weights = new Rented<short>(table.Outputs * Taps);
        _weights.Span.Clear();
        for (var i = 0; i < table.Outputs; i++)
            Quantise(table.Weights.Slice(i * table.Taps, table.Taps), Of(i), 1 << Bits);
    }

    /// <summary>Taps of an output, padding included.</summary>
    public int Taps { get; }

    public int Bits { get; }

    public ReadOnlySpan<short> Weights => _weights.Span;

    public Span<short> Of(int output) => _weights.Span.Slice(output * Taps, Taps);

    public void Dispose() => _weights.Dispose();

    private static int BitsFor(ReadOnlySpan<float> weights, int mostBits)
    {
        var largest = 0f;
        foreach (var weight in weights)
            largest = Math.Max(largest, Math.Abs(weight));

        // One unit of room for the carried error.
        return Math.Min(mostBits, BitOperations.Log2((uint)((short.MaxValue - 1) / largest)));
    }

    private static void Quantise(ReadOnlySpan<float> weights, Span<short> quantised, int one)
    {
        var sum = 0.0;
        var before = 0;
        for (var k = 0; k < weights.Length; k++)
        {
            sum += weights[k];
            var upTo = k == weights.Length - 1 ? one : (int)Math.Round(sum * one);
            quantised[k] = (short)(upTo - before);
            before = upTo;
        }
    }
}
