namespace MLNetVision.Networks.Ops;

/// <summary>
/// Pictures [N, C, H, W] looked at where grids [N, h, w, 2] say (Jaderberg et al. 2015): x and y of -1 to 1 reach over the picture, linear between its pixels,
/// and give [N, C, h, w]. With corners aligned -1 and 1 are the middles of the outermost pixels, else their outer edges.
/// </summary>
public sealed record GridSample(GridPadding Padding = GridPadding.Zeros, bool AlignCorners = false) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var picture = inputs.Expect(2).Floating(0, 4, "[N, C, H, W]");
        var grid = inputs.Floating(1, 4, "[N, h, w, 2]");
        inputs.Require(inputs[0].Element == inputs[1].Element, "inputs of one element type", $"{inputs[0]} and {inputs[1]}");
        inputs.Require(grid[0] == picture[0] && grid[3] == 2, $"a grid [{picture[0]}, h, w, 2] at input 1", grid);
        var output = Shape.Create(picture[0], picture[1], grid[1], grid[2]);
        return new OpSignature(inputs[0].WithShape(output)) { Flops = 7 * output.ElementsPerRow() };
    }
}

/// <summary>What is seen outside a picture.</summary>
public enum GridPadding
{
    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>The nearest pixel of the edge.</summary>
    Border,

    /// <summary>The picture mirrored, over and over: at the middles of its outermost pixels where corners are aligned, else at their outer edges.</summary>
    Reflection,
}

/// <summary>Writes <see cref="Ops.GridSample"/>.</summary>
public static class GridSampleWriting
{
    /// <summary>Looks at pictures where grids say.</summary>
    public static Tensor GridSample(
        this Tensor x, Tensor grid, GridPadding padding = GridPadding.Zeros, bool alignCorners = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new GridSample(padding, alignCorners), name, grid);
    }
}
