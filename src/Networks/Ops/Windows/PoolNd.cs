namespace MLNetVision.Networks.Ops;

/// <summary>
/// What is under a window of [N, C, ...], over any number of axes, becomes one number; padding never is the largest and adds nothing. With indices the step
/// gives two values: the maxima, and for each its place in the whole value (Int64). Pictures are pooled far faster by MaxPool2d and AveragePool2d.
/// </summary>
public sealed record PoolNd(PoolNdKind Kind, Axes Kernel) : Op
{
    /// <summary>The steps of the window, 1 each if there are none.</summary>
    public Axes Stride { get; init; } = [];

    /// <summary>The distances of the window's places, 1 each if there are none.</summary>
    public Axes Dilation { get; init; } = [];

    /// <summary>What lies before each axis.</summary>
    public Axes Before { get; init; } = [];

    /// <summary>What lies behind each axis.</summary>
    public Axes After { get; init; } = [];

    /// <summary>Whether a window may hang over the end.</summary>
    public bool Ceiling { get; init; }

    /// <summary>Whether padding counts in a mean.</summary>
    public bool CountPadding { get; init; }

    /// <summary>Whether the places of the maxima are a second value.</summary>
    public bool WithIndices { get; init; }

    /// <summary>Whether those places count through the axes behind the channels from the first to the last, not from the last to the first.</summary>
    public bool ColumnMajor { get; init; }

    /// <summary>The p of (sum of |x|^p)^(1/p).</summary>
    public double P { get; init; } = 2;

    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var x = Kind == PoolNdKind.Max ? inputs.Expect(1).Number(0) : inputs.Expect(1).Floating(0);
        var axes = Kernel.Count;
        inputs.Require(axes > 0 && x.Rank == axes + 2, $"[N, C, ...] with {axes} axes more", x);
        WindowNd.Require(inputs, "the kernel", Kernel, axes, 1);
        WindowNd.Require(inputs, "strides", Stride, axes, 1);
        WindowNd.Require(inputs, "dilations", Dilation, axes, 1);
        WindowNd.Require(inputs, "padding", Before, axes, 0);
        WindowNd.Require(inputs, "padding", After, axes, 0);
        inputs.Require(P > 0, "a p above 0", P);
        inputs.Require(!WithIndices || Kind == PoolNdKind.Max, "indices of maxima only", Kind);
        var places = Enumerable.Range(0, axes).Select(a => Window.Places(
            inputs, x[a + 2], Kernel[a], WindowNd.At(Stride, a, 1), WindowNd.At(Dilation, a, 1),
            WindowNd.At(Before, a, 0), WindowNd.At(After, a, 0), same: false, Ceiling));
        var pooled = inputs[0].WithShape(Shape.Create([x[0], x[1], .. places]));
        var flops = pooled.Shape.ElementsPerRow() * Kernel.Aggregate(1L, (product, k) => product * k);
        return WithIndices ? new OpSignature(pooled, pooled with { Element = DType.Int64 }) { Flops = flops } : new OpSignature(pooled) { Flops = flops };
    }
}

/// <summary>What a pool over any number of axes keeps of its window.</summary>
public enum PoolNdKind
{
    /// <summary>The largest number.</summary>
    Max,

    /// <summary>The mean.</summary>
    Average,

    /// <summary>The p-norm.</summary>
    Norm,
}

/// <summary>Writes <see cref="Ops.PoolNd"/>.</summary>
public static class PoolNdWriting
{
    /// <summary>What is under a window becomes one number.</summary>
    public static Tensor PoolNd(this Tensor x, PoolNd how, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(how, name);
    }
}
