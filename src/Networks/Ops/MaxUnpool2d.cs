namespace MLNetVision.Networks.Ops;

/// <summary>
/// Puts maxima back to the places where MaxPool2d found them, zeros elsewhere. Inputs: maxima, indices, and a value whose picture size is restored.
/// </summary>
public sealed record MaxUnpool2d : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var maxima = inputs.Expect(3).Floating(0, 4, "[N, C, h, w]");
        inputs.Require(inputs[1].Element == DType.Int64 && inputs[1].Shape.Equals(maxima), $"Int64{maxima} at input 1", inputs[1]);
        var like = inputs[2].Shape;
        inputs.Require(like.Rank == 4, "[N, C, H, W] at input 2", inputs[2]);
        return new OpSignature(inputs[0].WithShape(Shape.Create(maxima[0], maxima[1], like[2], like[3]))) { Flops = 0 };
    }
}

/// <summary>Writes <see cref="Ops.MaxUnpool2d"/>.</summary>
public static class MaxUnpool2dWriting
{
    /// <summary>Puts maxima back to their places in a picture as large as <paramref name="like"/>.</summary>
    public static Tensor MaxUnpool2d(this Tensor maxima, Tensor indices, Tensor like, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(maxima);
        return maxima.Then(new MaxUnpool2d(), name, indices, like);
    }
}
