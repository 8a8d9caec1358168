namespace MLNetVision.Networks.Ops;

/// <summary>
/// Regions of pictures in one size by their largest values (Girshick 2015): of pictures [N, C, H, W], regions [R, 4] as left, top, right, bottom, and the
/// number of each region's picture [R], it gives [R, C, h, w]. A region's corners are rounded to whole pixels, which belong to it, so it is one pixel large at
/// least; it is cut into h x w cells, whose pixels may overlap, and a cell is the largest of its pixels, 0 where none lies in the picture. Regions are given,
/// not learnt: gradients go to the pictures alone.
/// </summary>
/// <param name="Output">How many cells a region has, down and across.</param>
/// <param name="Scale">What the regions' coordinates are multiplied by: the picture's size here by the size that they speak of.</param>
public sealed record RoiMaxPool(Size2 Output, float Scale = 1) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var output = RegionShapes.Of(inputs, Output, Scale);
        return new OpSignature(inputs[0].WithShape(output)) { Flops = 4L * output.ElementsPerRow() };
    }
}

/// <summary>Writes <see cref="Ops.RoiMaxPool"/>.</summary>
public static class RoiMaxPoolWriting
{
    /// <summary>Regions of pictures in one size, each cell the largest of its pixels.</summary>
    public static Tensor RoiMaxPool(this Tensor x, Tensor regions, Tensor pictures, Size2 output, float scale = 1, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new RoiMaxPool(output, scale), name, regions, pictures);
    }
}
