namespace MLNetVision.Networks.Ops;

/// <summary>The sum, mean, maximum or minimum over some axes, which go, or stay as 1.</summary>
public sealed record Reduce(ReduceKind Kind, Axes Axes, bool KeepAxes = false) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Floating(0);
        var axes = Axes.Select(a => inputs.Axis(0, a)).ToHashSet();
        inputs.Require(axes.Count == Axes.Count && axes.Count > 0, "one axis or more, each once", Axes);
        var kept = Enumerable.Range(0, shape.Rank).Where(a => KeepAxes || !axes.Contains(a)).Select(a => axes.Contains(a) ? Dim.FromSize(1) : shape[a]);
        return new OpSignature(inputs[0].WithShape(Shape.Create([.. kept]))) { Flops = shape.ElementsPerRow() };
    }
}

/// <summary>How numbers become one.</summary>
public enum ReduceKind
{
    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The largest.</summary>
    Max,

    /// <summary>The smallest.</summary>
    Min,
}

/// <summary>Writes <see cref="Ops.Reduce"/>.</summary>
public static class ReduceWriting
{
    /// <summary>The sum, mean, maximum or minimum over some axes.</summary>
    public static Tensor Reduce(this Tensor x, ReduceKind kind, Axes axes, bool keepAxes = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Reduce(kind, axes, keepAxes), name);
    }
}
