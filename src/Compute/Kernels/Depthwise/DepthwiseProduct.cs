using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Depthwise;

/// <summary>
/// placed[place, c] (+)= sum over taps of seen[pixel that the tap sees, c] * weights[tap, c]: a convolution with one filter a channel, and, over its phases,
/// the gradient with respect to its input. A product that is finished is not added to anything.
/// </summary>
internal sealed class DepthwiseProduct
{
    private readonly NineTaps? _nine;
    private readonly PlacedTaps? _any;

    /// <param name="geometry">Places and taps.</param>
    /// <param name="taps">The weight's tap that each tap of the geometry multiplies with.</param>
    /// <param name="channels">Channels.</param>
    public DepthwiseProduct(TapGeometry geometry, int[] taps, int channels)
    {
        if (NineTapLines.Of(geometry, taps) is { } lines)
        {
            _nine = new NineTaps(geometry, lines, channels);
        }
        else
        {
            _any = new PlacedTaps(geometry, taps, channels);
        }
    }

    public void Run(WorkerPool pool, Floats seen, Floats weights, Floats placed, bool adds, in Finish finish)
    {
        _nine?.Run(pool, seen, weights, placed, adds, finish);
        _any?.Run(pool, seen, weights, placed, adds, finish);
    }
}
