namespace MLNetVision.Networks.Ops;

/// <summary>
/// The largest number under a window of [N, C, H, W]; padding never wins. With indices the step gives two values: the maxima, and for each its place in the
/// H x W picture (Int64), as MaxUnpool2d takes it.
/// </summary>
public sealed record MaxPool2d(Size2 Kernel, Size2 Stride) : Op
{
    /// <summary>What lies around the picture.</summary>
    public Padding Padding { get; init; } = 0;

    /// <summary>The distance of the window's places.</summary>
    public Size2 Dilation { get; init; } = 1;

    /// <summary>Whether a window may hang over the end.</summary>
    public bool Ceiling { get; init; }

    /// <summary>Whether the places of the maxima are a second value.</summary>
    public bool WithIndices { get; init; }

    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Floating(0, 4, "[N, C, H, W]");
        Pooling.Check(inputs, Kernel, Stride, Padding);
        Window.RequirePositive(inputs, "dilation", Dilation);
        var (height, width) = Window.Places(inputs, shape, Kernel, Stride, Dilation, Padding, Ceiling);
        var output = Shape.Create(shape[0], shape[1], height, width);
        var maxima = inputs[0].WithShape(output);
        var flops = output.ElementsPerRow() * Kernel.Height * Kernel.Width;
        return WithIndices ? new OpSignature(maxima, new TensorType(DType.Int64, output)) { Flops = flops } : new OpSignature(maxima) { Flops = flops };
    }
}

/// <summary>Writes <see cref="Ops.MaxPool2d"/>.</summary>
public static class MaxPool2dWriting
{
    /// <summary>The largest number under a window; the stride is the kernel unless given.</summary>
    public static Tensor MaxPool2d(this Tensor x, Size2 kernel, Size2? stride = null, Padding padding = default, bool ceiling = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new MaxPool2d(kernel, stride ?? kernel) { Padding = padding, Ceiling = ceiling }, name);
    }

    /// <summary>The largest number under a window, and the place of each.</summary>
    public static (Tensor Maxima, Tensor Indices) MaxPool2dWithIndices(
        this Tensor x, Size2 kernel, Size2? stride = null, Padding padding = default, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        var outputs = x.Builder.Add(new MaxPool2d(kernel, stride ?? kernel) { Padding = padding, WithIndices = true }, name, x);
        return (outputs[0], outputs[1]);
    }
}
