namespace MLNetVision.Networks.Ops;

/// <summary>
/// Regions of pictures in one size (He et al. 2017): of pictures [N, C, H, W], regions [R, 4] as left, top, right, bottom, and the number of each region's
/// picture [R], it gives [R, C, h, w]. A region is cut into h x w cells; a cell is the mean of evenly spread samples, linear between pixels. What lies more
/// than a pixel outside is zero. Regions are given, not learnt: gradients go to the pictures alone.
/// </summary>
/// <param name="Output">How many cells a region has, down and across.</param>
/// <param name="Scale">What the regions' coordinates are multiplied by: the picture's size here by the size that they speak of.</param>
/// <param name="Samples">Samples of a cell along each axis; 0 for as many as it has pixels, rounded up.</param>
/// <param name="IsAligned">
/// Whether coordinates are those of edges, so that a pixel's middle is half a pixel further; else a region is one pixel large at least.
/// </param>
public sealed record RoiAlign(Size2 Output, float Scale = 1, int Samples = 0, bool IsAligned = true) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var output = RegionShapes.Of(inputs, Output, Scale);
        inputs.Require(Samples >= 0, "samples from 1 on, or 0 for as many as pixels", Samples);
        return new OpSignature(inputs[0].WithShape(output)) { Flops = 8L * Math.Max(Samples * Samples, 4) * output.ElementsPerRow() };
    }
}

/// <summary>Writes <see cref="Ops.RoiAlign"/>.</summary>
public static class RoiAlignWriting
{
    /// <summary>Regions of pictures in one size.</summary>
    public static Tensor RoiAlign(
        this Tensor x, Tensor regions, Tensor pictures, Size2 output, float scale = 1, int samples = 0, bool isAligned = true, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new RoiAlign(output, scale, samples, isAligned), name, regions, pictures);
    }
}
