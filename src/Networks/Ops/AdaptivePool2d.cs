namespace MLNetVision.Networks.Ops;

/// <summary>
/// The mean or the maximum of [N, C, H, W] over a grid of Output places of (nearly) equal size: place i covers floor(i H / h) to ceil((i + 1) H / h).
/// </summary>
public sealed record AdaptivePool2d(Size2 Output, PoolKind Kind = PoolKind.Average) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Floating(0, 4, "[N, C, H, W]");
        Window.RequirePositive(inputs, "output", Output);
        return new OpSignature(inputs[0].WithShape(Shape.Create(shape[0], shape[1], Output.Height, Output.Width))) { Flops = shape.ElementsPerRow() };
    }
}

/// <summary>What a pooling step keeps of its window.</summary>
public enum PoolKind
{
    /// <summary>The mean.</summary>
    Average,

    /// <summary>The largest number.</summary>
    Max,
}

/// <summary>Writes <see cref="Ops.AdaptivePool2d"/>.</summary>
public static class AdaptivePool2dWriting
{
    /// <summary>Means over a grid of the given size.</summary>
    public static Tensor AdaptiveAveragePool2d(this Tensor x, Size2 output, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new AdaptivePool2d(output), name);
    }

    /// <summary>Maxima over a grid of the given size.</summary>
    public static Tensor AdaptiveMaxPool2d(this Tensor x, Size2 output, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new AdaptivePool2d(output, PoolKind.Max), name);
    }

    /// <summary>The mean of the whole picture: [N, C, H, W] to [N, C, 1, 1].</summary>
    public static Tensor GlobalAveragePool(this Tensor x, string? name = null) => x.AdaptiveAveragePool2d(1, name);
}
