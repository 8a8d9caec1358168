namespace MLNetVision.Networks.Ops;

/// <summary>
/// Where each place of a new picture comes from (Jaderberg et al. 2015): matrices [N, 2, 3] become grids [N, H, W, 2] of x and y, theta (x, y, 1), over
/// places from -1 to 1. With corners aligned those are the middles of the outermost pixels, else their outer edges.
/// </summary>
public sealed record AffineGrid(Size2 Size, bool AlignCorners = false) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var theta = inputs.Expect(1).Floating(0, 3, "[N, 2, 3]");
        inputs.Require(theta[1] == 2 && theta[2] == 3, "[N, 2, 3]", theta);
        Window.RequirePositive(inputs, "size", Size);
        var grid = Shape.Create(theta[0], Size.Height, Size.Width, 2);
        return new OpSignature(inputs[0].WithShape(grid)) { Flops = 4 * grid.ElementsPerRow() };
    }
}

/// <summary>Writes <see cref="Ops.AffineGrid"/>.</summary>
public static class AffineGridWriting
{
    /// <summary>Grids of a size from matrices [N, 2, 3].</summary>
    public static Tensor AffineGrid(this Tensor theta, Size2 size, bool alignCorners = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(theta);
        return theta.Then(new AffineGrid(size, alignCorners), name);
    }
}
