namespace MLNetVision.Networks.Ops;

/// <summary>How the losses of the rows become one number.</summary>
public enum Reduction
{
    /// <summary>Their mean; where rows carry weights, the weighted mean.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,
}

/// <summary>A loss: what the network says, what is true, and out comes one number.</summary>
public abstract record Loss : Op
{
    /// <summary>How the losses of the rows become one number.</summary>
    public Reduction Reduction { get; init; } = Reduction.Mean;

    /// <summary>The signature of a loss: a single number of the prediction's element type.</summary>
    protected static OpSignature Single(OpInputs inputs, long flops)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new OpSignature(inputs[0].WithShape(Shape.Scalar)) { Flops = flops };
    }
}
