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
        var picture = inputs.Expect(3).Floating(0, 4, "[N, C, H, W]");
        var regions = inputs.Floating(1, 2, "[R, 4]");
        var numbers = inputs.Indices(2);
        inputs.Require(inputs[0].Element == inputs[1].Element, "pictures and regions of one element type", $"{inputs[0]} and {inputs[1]}");
        inputs.Require(regions[1] == 4, "regions [R, 4] at input 1", regions);
        inputs.Require(numbers.Rank == 1 && numbers[0] == regions[0], $"the numbers of pictures [{regions[0]}] at input 2", numbers);
        inputs.Require(Output is { Height: > 0, Width: > 0 }, "cells from 1 on", Output);
        inputs.Require(Scale > 0 && float.IsFinite(Scale), "a scale above 0", Scale);
        var output = Shape.Create(regions[0], picture[1], Output.Height, Output.Width);
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
