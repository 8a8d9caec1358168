using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Lowering.Indices;

/// <summary>
/// Elements put to places of a value. What is replaced has no gradient; among equal extremes it is shared evenly; a factor's is the product of the others.
/// </summary>
internal static class ScatterLowerings
{
    public static OpLowering[] All { get; } =
    [
        Lowered.By<ScatterElements>((op, call) =>
            Scattered(call, op.Kind, Targets.Elements(call, call.X, call.Inputs[1], op.Axis < 0 ? op.Axis + call.X.shape.Length : op.Axis))),
        Lowered.By<ScatterNd>((op, call) => Scattered(call, op.Kind, ElementsOfParts(call))),
    ];

    private static Tensor ElementsOfParts(Call call)
    {
        var parts = Targets.Parts(call, call.X, call.Inputs[1], 0);
        return parts.Numbers.Mul(parts.Inner).unsqueeze(1).Plus(HeldNumbers.Range(0, parts.Inner, call.Device)).flatten();
    }

    private static Tensor Scattered(Call call, ScatterKind kind, Tensor targets)
    {
        if (targets.shape[0] == 0)
        {
            return call.X;
        }

        var (x, updates) = (call.X.flatten(), call.Inputs[2].flatten());
        var result = kind switch
        {
            ScatterKind.Add => x.IndexAdd(0, targets, updates),
            ScatterKind.Replace => Replaced(x, updates, targets),
            ScatterKind.Multiply => InRounds(x, updates, targets, (old, update) => old * update),
            _ => Extremes(x, updates, targets, kind),
        };
        return result.reshape(call.X.shape);
    }

    /// <summary>The last of the updates of a place stays.</summary>
    private static Tensor Replaced(Tensor x, Tensor updates, Tensor targets)
    {
        var (places, last) = TargetRounds.Last(targets);
        return x.index_copy(0, places, updates.index_select(0, last));
    }

    /// <summary>Each update is joined with what is there by then.</summary>
    private static Tensor InRounds(Tensor x, Tensor updates, Tensor targets, Func<Tensor, Tensor, Tensor> join)
    {
        var rounds = TargetRounds.Of(targets);
        for (var round = 0; round < rounds.Count; round++)
        {
            var (places, chosen) = rounds[round];
            x = x.index_copy(0, places, join(x.index_select(0, places), updates.index_select(0, chosen)));
        }

        return x;
    }

    /// <summary>With c of the numbers of a place equal to its extreme y, each of them is y / c of it; what is infinite keeps its bits that way too.</summary>
    private static Tensor Extremes(Tensor x, Tensor updates, Tensor targets, ScatterKind kind)
    {
        Tensor y, ofX, ofUpdates;
        using (torch.no_grad())
        {
            y = InRounds(x, updates, targets, (old, update) => kind == ScatterKind.Max ? old.maximum(update) : old.minimum(update));
            if (!x.dtype.IsFloating() || !(x.requires_grad || updates.requires_grad))
            {
                return y;
            }

            (ofX, ofUpdates) = (x.eq(y), updates.eq(y.index_select(0, targets)));
        }

        var count = ofX.type(x.dtype).IndexAdd(0, targets, ofUpdates.type(x.dtype)).ClampMin(1);
        var shares = (x.MaskedFill(ofX.logical_not(), 0) / count).IndexAdd(
            0, targets, updates.MaskedFill(ofUpdates.logical_not(), 0) / count.index_select(0, targets));
        return torch.where(y.isfinite(), y.Plus(shares - shares.detach()), shares);
    }
}
