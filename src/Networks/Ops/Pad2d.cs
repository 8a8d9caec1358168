namespace MLNetVision.Networks.Ops;

/// <summary>Pixels added around [N, C, H, W]: a constant, the edge repeated, the picture mirrored without its edge, or the picture again.</summary>
public sealed record Pad2d(Padding Amount, PadKind Kind = PadKind.Constant, float Value = 0) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Floating(0, 4, "[N, C, H, W]");
        inputs.Require(!Amount.IsSame, "explicit padding", Amount);
        inputs.Require(Amount is { Top: >= 0, Left: >= 0, Bottom: >= 0, Right: >= 0 }, "padding from 0", Amount);
        var fits = Kind != PadKind.Reflect
            || (Below(Amount.Top, shape[2]) && Below(Amount.Bottom, shape[2])
                && Below(Amount.Left, shape[3]) && Below(Amount.Right, shape[3]));
        inputs.Require(fits, $"mirrored padding smaller than the picture {shape}", Amount);
        return new OpSignature(inputs[0].WithShape(shape.With(2, shape[2] + (Amount.Top + Amount.Bottom)).With(3, shape[3] + (Amount.Left + Amount.Right))));
    }

    private static bool Below(int amount, Dim size) => !size.IsKnown || amount < size.Size;
}

/// <summary>What added pixels show.</summary>
public enum PadKind
{
    /// <summary>One value.</summary>
    Constant,

    /// <summary>The nearest pixel of the edge.</summary>
    Edge,

    /// <summary>The picture mirrored, its edge not repeated.</summary>
    Reflect,

    /// <summary>The picture again from its other side.</summary>
    Wrap,
}

/// <summary>Writes <see cref="Ops.Pad2d"/>.</summary>
public static class Pad2dWriting
{
    /// <summary>Adds pixels around pictures.</summary>
    public static Tensor Pad2d(this Tensor x, Padding amount, PadKind kind = PadKind.Constant, float value = 0, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Pad2d(amount, kind, value), name);
    }
}
