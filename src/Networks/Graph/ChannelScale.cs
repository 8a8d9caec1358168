using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks;

/// <summary>A factor and a summand for each channel: what batch normalisation is in evaluation.</summary>
internal sealed class ChannelScale
{
    private readonly double[] _factors;
    private readonly double[] _summands;

    public ChannelScale(BatchNorm op, WeightSet weights, string scope)
    {
        var mean = weights[$"{scope}.running_mean"].ToFloats();
        var variance = weights[$"{scope}.running_var"].ToFloats();
        var weight = op.Affine ? weights[$"{scope}.weight"].ToFloats() : null;
        var bias = op.Affine ? weights[$"{scope}.bias"].ToFloats() : null;
        _factors = [.. variance.Select((v, c) => (weight?[c] ?? 1.0) / Math.Sqrt(v + (double)op.Epsilon))];
        _summands = [.. mean.Select((m, c) => (bias?[c] ?? 0.0) - (_factors[c] * m))];
    }

    public int Channels => _factors.Length;

    /// <summary>The factors as weights of 1x1 convolutions of a channel each.</summary>
    public Weight Factors(Shape shape) => Weight.Of(shape, [.. _factors.Select(f => (float)f)]);

    /// <summary>A weight whose numbers belong to channels, in stretches of so many numbers, over and over.</summary>
    public Weight Scale(Weight weight, int stretch, Func<int, int> channelOf)
    {
        var values = weight.ToFloats();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(values[i] * _factors[channelOf(i / stretch)]);
        }

        return Weight.Of(weight.Shape, values);
    }

    /// <summary>The bias behind what had a bias, or none.</summary>
    public Weight Shift(float[]? bias) =>
        Weight.Of([Channels], [.. _summands.Select((summand, c) => (float)(summand + (_factors[c] * (bias?[c] ?? 0.0))))]);
}
