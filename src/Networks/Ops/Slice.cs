namespace MLNetVision.Networks.Ops;

/// <summary>Part of a value along an axis: from Start, Length places, each Step apart.</summary>
public sealed record Slice(int Axis, int Start, int Length, int Step = 1) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Expect(1);
        var axis = inputs.Axis(0, Axis);
        var dim = inputs[0].Shape[axis];
        inputs.Require(Start >= 0 && Length > 0 && Step > 0, "a start from 0, a length and a step from 1", $"{Start}, {Length}, {Step}");
        inputs.Require(
            !dim.IsKnown || Start + ((Length - 1L) * Step) < dim.Size,
            $"a slice inside the {dim} places of axis {axis}", $"{Start} + {Length} places of step {Step}");
        return new OpSignature(inputs[0].WithShape(inputs[0].Shape.With(axis, Length)));
    }
}

/// <summary>Writes <see cref="Ops.Slice"/>.</summary>
public static class SliceWriting
{
    /// <summary>Part of a value along an axis.</summary>
    public static Tensor Slice(this Tensor x, int axis, int start, int length, int step = 1, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Slice(axis, start, length, step), name);
    }
}
