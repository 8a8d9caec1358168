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
        var picture = inputs.Expect(3).Floating(0, 4, "[N, C, H, W]");
        var regions = inputs.Floating(1, 2, "[R, 4]");
        var numbers = inputs.Indices(2);
        inputs.Require(inputs[0].Element == inputs[1].Element, "pictures and regions of one element type", $"{inputs[0]} and {inputs[1]}");
        inputs.Require(regions[1] == 4, "regions [R, 4] at input 1", regions);
        inputs.Require(numbers.Rank == 1 && numbers[0] == regions[0], $"the numbers of pictures [{regions[0]}] at input 2", numbers);
        inputs.Require(Output is { Height: > 0, Width: > 0 }, "cells from 1 on", Output);
        inputs.Require(Scale > 0 && float.IsFinite(Scale), "a scale above 0", Scale);
        inputs.Require(Samples >= 0, "samples from 1 on, or 0 for as many as pixels", Samples);
        var output = Shape.Create(regions[0], picture[1], Output.Height, Output.Width);
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
