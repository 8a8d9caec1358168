namespace MLNetVision.Networks.Ops;

/// <summary>Numbers over some axes become one: their sum, mean, maximum and the like. The axes go, or stay as 1.</summary>
public sealed record Reduce(ReduceKind Kind, Axes Axes, bool KeepAxes = false) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Number(0);
        inputs.Require(
            inputs[0].Element.IsFloating() || Kind is not (ReduceKind.L2 or ReduceKind.LogSum or ReduceKind.LogSumExp),
            $"floating elements for {Kind}", inputs[0]);
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

    /// <summary>Their product.</summary>
    Product,

    /// <summary>The sum of their squares.</summary>
    SumOfSquares,

    /// <summary>The sum of what they are without their signs.</summary>
    L1,

    /// <summary>The root of the sum of their squares.</summary>
    L2,

    /// <summary>The natural logarithm of their sum.</summary>
    LogSum,

    /// <summary>The natural logarithm of the sum of their exponentials, computed without overflow.</summary>
    LogSumExp,
}

/// <summary>Writes <see cref="Ops.Reduce"/>.</summary>
public static class ReduceWriting
{
    /// <summary>Numbers over some axes become one.</summary>
    public static Tensor Reduce(this Tensor x, ReduceKind kind, Axes axes, bool keepAxes = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Reduce(kind, axes, keepAxes), name);
    }
}
