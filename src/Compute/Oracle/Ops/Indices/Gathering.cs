using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class GatherScalar : MoveScalar<Gather>
{
    /// <summary>[outer, indices, inner] of [outer, axis, inner].</summary>
    protected override int Source(Gather op, Call call, int element)
    {
        var axis = op.Axis < 0 ? op.Axis + call.X.Rank : op.Axis;
        var (inner, indices) = (call.X.Product(axis + 1, call.X.Rank), call.Inputs[1]);
        var (rest, within) = Math.DivRem(element, inner);
        var (outer, at) = Math.DivRem(rest, indices.Count);
        return (((outer * call.X.Dims[axis]) + IndexReading.Place(call, indices, at, call.X.Dims[axis])) * inner) + within;
    }
}

internal sealed class GatherElementsScalar : MoveScalar<GatherElements>
{
    protected override int Source(GatherElements op, Call call, int element) =>
        IndexReading.AlongAxis(call, call.X, call.Inputs[1], op.Axis < 0 ? op.Axis + call.X.Rank : op.Axis, element);
}

internal sealed class GatherNdScalar : MoveScalar<GatherNd>
{
    protected override int Source(GatherNd op, Call call, int element)
    {
        var indices = call.Inputs[1];
        var part = call.X.Product(op.BatchAxes + indices.Dims[^1], call.X.Rank);
        var (row, within) = Math.DivRem(element, part);
        var batch = row / indices.Product(op.BatchAxes, indices.Rank - 1);
        return (batch * call.X.Product(op.BatchAxes, call.X.Rank)) + IndexReading.PartOf(call, call.X, indices, row, op.BatchAxes) + within;
    }
}
