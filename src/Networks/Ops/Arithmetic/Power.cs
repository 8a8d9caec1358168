namespace MLNetVision.Networks.Ops;

/// <summary>The first value to the power of the second, whose numbers may be of another type. A dimension of 1 stretches.</summary>
public sealed record Power : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Expect(2).Number(0);
        inputs.Number(1);
        return Broadcasting.Result(inputs, inputs[0].Element, 0, 1);
    }
}

/// <summary>Writes <see cref="Ops.Power"/>.</summary>
public static class PowerWriting
{
    /// <summary>The first value to the power of the second.</summary>
    public static Tensor Power(this Tensor x, Tensor exponent, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Power(), name, exponent);
    }
}
