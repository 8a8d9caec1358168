namespace MLNetVision.Networks.Ops;

/// <summary>Where the first value is true the second, elsewhere the third. A dimension of 1 stretches.</summary>
public sealed record Where : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Expect(3).Truth(0);
        inputs.Require(inputs[1].Element == inputs[2].Element, "choices of one element type", $"{inputs[1]} and {inputs[2]}");
        return Broadcasting.Result(inputs, inputs[1].Element, 0, 1, 2);
    }
}

/// <summary>Writes <see cref="Ops.Where"/>.</summary>
public static class WhereWriting
{
    /// <summary>Where this value is true the first, elsewhere the second.</summary>
    public static Tensor Where(this Tensor condition, Tensor then, Tensor otherwise, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition.Then(new Where(), name, then, otherwise);
    }
}
