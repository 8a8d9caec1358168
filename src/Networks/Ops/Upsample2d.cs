namespace MLNetVision.Networks.Ops;

/// <summary>Enlarges [N, C, H, W] by whole factors. Bilinear samples at half-pixel centres, or with corners aligned.</summary>
public sealed record Upsample2d(Size2 Factor, UpsampleKind Kind = UpsampleKind.Nearest, bool AlignCorners = false) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Floating(0, 4, "[N, C, H, W]");
        Window.RequirePositive(inputs, "factor", Factor);
        inputs.Require(!AlignCorners || Kind == UpsampleKind.Bilinear, "bilinear sampling where corners are aligned", Kind);
        var output = Shape.Create(shape[0], shape[1], shape[2] * Factor.Height, shape[3] * Factor.Width);
        return new OpSignature(inputs[0].WithShape(output)) { Flops = Kind == UpsampleKind.Bilinear ? 7 * output.ElementsPerRow() : 0 };
    }
}

/// <summary>How new pixels come about.</summary>
public enum UpsampleKind
{
    /// <summary>The nearest old pixel.</summary>
    Nearest,

    /// <summary>Linear in both directions.</summary>
    Bilinear,
}

/// <summary>Writes <see cref="Ops.Upsample2d"/>.</summary>
public static class Upsample2dWriting
{
    /// <summary>Enlarges pictures by whole factors.</summary>
    public static Tensor Upsample2d(this Tensor x, Size2 factor, UpsampleKind kind = UpsampleKind.Nearest, bool alignCorners = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Upsample2d(factor, kind, alignCorners), name);
    }
}
