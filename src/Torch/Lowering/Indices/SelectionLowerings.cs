using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Lowering.Indices;

/// <summary>Elements chosen by indices, and indices of chosen elements.</summary>
internal static class SelectionLowerings
{
    public static OpLowering[] All { get; } =
    [
        Lowered.By<Gather>(Gather),
        Lowered.By<GatherElements>(GatherElements),
        Lowered.By<GatherNd>(GatherNd),
        Lowered.By<OneHot>(OneHot),
        Lowered.One<ArgMax>((op, x) => Extreme(x, op.Axis, op.KeepAxis, op.SelectLast, largest: true)),
        Lowered.One<ArgMin>((op, x) => Extreme(x, op.Axis, op.KeepAxis, op.SelectLast, largest: false)),
        Lowered.Several<TopK>(TopK),
    ];

    private static Tensor Gather(Gather op, Call call)
    {
        var (x, axis) = (call.X, op.Axis < 0 ? op.Axis + call.X.shape.Length : op.Axis);
        var places = IndexChecks.Places(call, call.Inputs[1], x.shape[axis]);
        return x.index_select(axis, places.flatten()).reshape(call.Dims());
    }

    private static Tensor GatherElements(GatherElements op, Call call)
    {
        var (x, axis) = (call.X, op.Axis < 0 ? op.Axis + call.X.shape.Length : op.Axis);
        return x.gather(axis, Targets.AlongAxis(call, x, call.Inputs[1], axis));
    }

    /// <summary>Parts that rows of indices name, one index for each axis behind those of the batch.</summary>
    private static Tensor GatherNd(GatherNd op, Call call)
    {
        var parts = Targets.Parts(call, call.X, call.Inputs[1], op.BatchAxes);
        return call.X.reshape(-1, parts.Inner).index_select(0, parts.Numbers).reshape(call.Dims());
    }

    private static Tensor OneHot(OneHot op, Call call)
    {
        var (indices, values) = (call.X.type(ScalarType.Int64), call.Inputs[1]);
        var axis = op.Axis < 0 ? op.Axis + indices.shape.Length + 1 : op.Axis;
        var places = HeldNumbers.Range(0, op.Depth, indices.device);
        places = places.reshape([op.Depth, .. Enumerable.Repeat(1L, indices.shape.Length - axis)]);
        var isOn = torch.where(indices.Lt(0), indices.Add(op.Depth), indices).unsqueeze(axis).eq(places);
        return torch.where(isOn, values.select(0, 1), values.select(0, 0));
    }

    /// <summary>The first of equal numbers in their order, where what is no number is the greatest; or the last.</summary>
    private static Tensor Extreme(Tensor x, int axis, bool keepAxis, bool selectLast, bool largest)
    {
        x = selectLast ? x.flip(axis) : x;
        var place = largest ? x.argmax(axis, keepdim: true) : x.sort(axis, descending: false, stable: true).Item2.narrow(axis, 0, 1);
        place = selectLast ? place.Sub(x.size(axis) - 1).neg() : place;
        return keepAxis ? place : place.squeeze(axis);
    }

    private static Tensor[] TopK(TopK op, Call call)
    {
        var (values, indices) = call.X.sort(op.Axis, op.Largest, stable: true);
        return [values.narrow(op.Axis, 0, op.Count), indices.narrow(op.Axis, 0, op.Count)];
    }
}
