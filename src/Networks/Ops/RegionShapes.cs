namespace MLNetVision.Networks.Ops;

/// <summary>What ops that cut regions [R, 4] out of pictures [N, C, H, W] take, each region's picture being one of the numbers [R].</summary>
internal static class RegionShapes
{
    /// <summary>The shape of what they give, [R, C, h, w].</summary>
    public static Shape Of(OpInputs inputs, Size2 cells, float scale)
    {
        var picture = inputs.Expect(3).Floating(0, 4, "[N, C, H, W]");
        var regions = inputs.Floating(1, 2, "[R, 4]");
        var numbers = inputs.Indices(2);
        inputs.Require(inputs[0].Element == inputs[1].Element, "pictures and regions of one element type", $"{inputs[0]} and {inputs[1]}");
        inputs.Require(regions[1] == 4, "regions [R, 4] at input 1", regions);
        inputs.Require(numbers.Rank == 1 && numbers[0] == regions[0], $"the numbers of pictures [{regions[0]}] at input 2", numbers);
        inputs.Require(cells is { Height: > 0, Width: > 0 }, "cells from 1 on", cells);
        inputs.Require(scale > 0 && float.IsFinite(scale), "a scale above 0", scale);
        return Shape.Create(regions[0], picture[1], cells.Height, cells.Width);
    }
}
