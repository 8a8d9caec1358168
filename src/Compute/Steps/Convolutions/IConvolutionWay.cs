using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>A way to compute one of the three products of a convolution: its output, the gradient of its weight, or that of its input.</summary>
internal interface IConvolutionWay
{
    /// <summary>Floats of scratch.</summary>
    long ScratchCount { get; }

    /// <summary>Writes the product, or adds it to what is there.</summary>
    void Run(Pass pass, bool adds, in Finish finish);
}
