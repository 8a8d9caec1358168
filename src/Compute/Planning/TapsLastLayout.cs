using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Optimisation;

namespace MLNetVision.Compute.Planning;

/// <summary>The weight of a depthwise convolution, plain [channels, taps], stored [taps, channels], so that kernels take channels in vectors.</summary>
internal sealed class TapsLastLayout(int channels, int taps) : ParameterLayout
{
    public override long StoredCount => (long)channels * taps;

    public override void Pack(ReadOnlySpan<float> plain, Floats stored)
    {
        var to = stored.Span;
        for (var i = 0; i < channels * taps; i++)
        {
            to[(i % taps * channels) + (i / taps)] = plain[i];
        }
    }

    public override void Unpack(Floats stored, Span<float> plain)
    {
        var from = stored.Span;
        for (var i = 0; i < channels * taps; i++)
        {
            plain[i] = from[(i % taps * channels) + (i / taps)];
        }
    }
}
