using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Steps;

/// <summary>
/// The gradient of a convolution with respect to its input, which is also what a transposed convolution computes. Pixels whose rows and columns leave the same
/// remainder by the stride are met by the same taps: each such phase is a convolution of its own, so that no product with a zero is ever made.
/// </summary>
internal sealed class InputGradient
{
    private readonly List<(TapProduct Product, int[] Taps, long First)> _phases = [];

    /// <param name="images">Images of the batch.</param>
    /// <param name="large">The side of the convolution's input, which is placed.</param>
    /// <param name="small">The side of the convolution's result, which is seen.</param>
    /// <param name="window">The convolution's window.</param>
    /// <param name="depth">Channels of a group on the small side.</param>
    /// <param name="channels">Channels of a group on the large side.</param>
    /// <param name="smallStride">Floats from pixel to pixel on the small side.</param>
    /// <param name="largeStride">Floats from pixel to pixel on the large side.</param>
    public InputGradient(
        int images, (int Height, int Width) large, (int Height, int Width) small, in WindowShape window, int depth, int channels, int smallStride,
        int largeStride)
    {
        var phases = new TapPhases(images, large, small, window);
        LeavesGaps = phases.LeaveGaps;
        foreach (var (geometry, taps) in phases.All)
        {
            _phases.Add((new TapProduct(geometry, depth, channels, smallStride, largeStride), taps, PanelCount));
            PanelCount += _phases[^1].Product.PanelCount;
        }

        Phases = [.. _phases.Select(p => (p.Taps, p.First))];
    }

    /// <summary>Floats that the panels of all phases take.</summary>
    public long PanelCount { get; }

    /// <summary>The taps of each phase, and where its panels begin.</summary>
    public IReadOnlyList<(int[] Taps, long First)> Phases { get; }

    /// <summary>Whether some pixels are met by no tap, so that their zeros have to be written first.</summary>
    public bool LeavesGaps { get; }

    public void Run(WorkerPool pool, Floats small, Floats panels, Floats large, bool adds, in Finish finish)
    {
        foreach (var (product, _, first) in _phases)
        {
            product.Run(pool, small, panels.Slice(first, product.PanelCount), large, adds, finish);
        }
    }
}
