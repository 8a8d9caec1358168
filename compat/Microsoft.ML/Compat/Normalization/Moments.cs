using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Normalization;

/// <summary>
/// Mean and sum of squared deviations of each slot (Welford's recurrence), over the values or their logarithms. Of plain values, those that are not finite are
/// left out and zeros are folded in at the end: mean' = mean - mean n0 / n, m2' = m2 + mean mean' n0. Of logarithms only finite ones count.
/// </summary>
internal sealed class Moments<T>(int size, bool ofLogarithms)
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly double[] _squares = new double[size];
    private readonly long[] _counts = new long[size];
    private readonly long[] _notFinite = new long[size];
    private long _rows;

    public double[] Mean { get; } = new double[size];

    public double VarianceOf(int slot) => _squares[slot] / _counts[slot];

    /// <summary>Whether the slot never took two values, so that nothing can be learnt from it.</summary>
    public bool IsConstant(int slot) => _squares[slot] == 0 || _counts[slot] == 0;

    public void Add(in VBuffer<T> slots)
    {
        _rows++;
        var values = slots.GetValues();
        var indices = slots.GetIndices();
        for (var i = 0; i < values.Length; i++)
            Add(slots.IsDense ? i : indices[i], values[i]);
    }

    public void Finish()
    {
        for (var slot = 0; slot < size && !ofLogarithms; slot++)
        {
            var zeros = _rows - _notFinite[slot] - _counts[slot];
            if (zeros == 0)
                continue;
            _counts[slot] += zeros;
            var delta = -Mean[slot];
            Mean[slot] += delta * zeros / _counts[slot];
            _squares[slot] += delta * -Mean[slot] * zeros;
        }
    }

    private void Add(int slot, T original)
    {
        if (T.IsZero(original))
            return;
        var value = ofLogarithms ? T.CreateTruncating(Math.Log(double.CreateTruncating(original))) : original;
        if (!T.IsFinite(value))
        {
            _notFinite[slot]++;
            return;
        }

        var number = double.CreateTruncating(value);
        _counts[slot]++;
        var delta = number - Mean[slot];
        Mean[slot] += delta / _counts[slot];
        _squares[slot] += delta * (number - Mean[slot]);
    }
}
