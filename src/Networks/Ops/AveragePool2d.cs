namespace MLNetVision.Networks.Ops;

/// <summary>The mean under a window of [N, C, H, W]. CountPadding says whether zeros of the padding count in the mean (PyTorch's default) or not.</summary>
public sealed record AveragePool2d(Size2 Kernel, Size2 Stride) : Op
{
    /// <summary>What lies around the picture.</summary>
    public Padding Padding { get; init; } = 0;

    /// <summary>Whether a window may hang over the end.</summary>
    public bool Ceiling { get; init; }

    /// <summary>Whether padding counts.</summary>
    public bool CountPadding { get; init; } = true;

    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Floating(0, 4, "[N, C, H, W]");
        Pooling.Check(inputs, Kernel, Stride, Padding);
        var (height, width) = Window.Places(inputs, shape, Kernel, Stride, 1, Padding, Ceiling);
        var output = Shape.Create(shape[0], shape[1], height, width);
        return new OpSignature(inputs[0].WithShape(output)) { Flops = output.ElementsPerRow() * (((long)Kernel.Height * Kernel.Width) + 1) };
    }
}

/// <summary>Writes <see cref="Ops.AveragePool2d"/>.</summary>
public static class AveragePool2dWriting
{
    /// <summary>The mean under a window; the stride is the kernel unless given.</summary>
    public static Tensor AveragePool2d(
        this Tensor x, Size2 kernel, Size2? stride = null, Padding padding = default, bool ceiling = false, bool countPadding = true, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new AveragePool2d(kernel, stride ?? kernel) { Padding = padding, Ceiling = ceiling, CountPadding = countPadding }, name);
    }
}
