using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>
/// Elements put to places of a value. What is replaced has no gradient; among equal extremes it is shared evenly; a factor's is the product of the others.
/// </summary>
internal abstract class Scattering<TOp> : ScalarOp<TOp>
    where TOp : Op
{
    protected abstract ScatterKind Kind(TOp op);

    /// <summary>Where an element of the updates goes.</summary>
    protected abstract int Target(TOp op, Call call, int update);

    protected sealed override void Forward(TOp op, Call call)
    {
        call.X.Whole.CopyTo(call.Y.Whole);
        var updates = call.Inputs[2];
        for (var i = 0; i < updates.Count; i++)
        {
            var target = Target(op, call, i);
            if (updates.Element.IsFloating())
            {
                call.Y.Data[target] = Join(Kind(op), call.Y.Data[target], updates.Data[i]);
            }
            else
            {
                call.Y.Whole[target] = Join(Kind(op), call.Y.Whole[target], updates.Whole[i]);
            }
        }
    }

    protected sealed override void Backward(TOp op, Call call)
    {
        for (var i = 0; i < call.X.Count; i++)
        {
            call.X.Gradient[i] += call.Y.Gradient[i] * Share(op, call, i, own: -1);
        }

        for (var i = 0; i < call.Inputs[2].Count; i++)
        {
            var target = Target(op, call, i);
            call.Inputs[2].Gradient[i] += call.Y.Gradient[target] * Share(op, call, target, i);
        }
    }

    private static double Join(ScatterKind kind, double old, double update) => kind switch
    {
        ScatterKind.Add => old + update,
        ScatterKind.Multiply => old * update,
        ScatterKind.Min => Math.Min(old, update),
        ScatterKind.Max => Math.Max(old, update),
        _ => update,
    };

    private static long Join(ScatterKind kind, long old, long update) => kind switch
    {
        ScatterKind.Add => unchecked(old + update),
        ScatterKind.Multiply => unchecked(old * update),
        ScatterKind.Min => Math.Min(old, update),
        ScatterKind.Max => Math.Max(old, update),
        _ => update,
    };

    /// <summary>The derivative of a place with respect to one update, or to the value itself where that is -1.</summary>
    private double Share(TOp op, Call call, int place, int own)
    {
        var kind = Kind(op);
        if (kind == ScatterKind.Add)
        {
            return 1;
        }

        var (updates, y) = (call.Inputs[2], call.Y.Data[place]);
        var mine = own < 0 ? call.X.Data[place] : updates.Data[own];
        var (product, equal, last) = (own < 0 ? 1 : call.X.Data[place], call.X.Data[place].Equals(y) ? 1 : 0, -1);
        for (var i = 0; i < updates.Count; i++)
        {
            if (Target(op, call, i) == place)
            {
                product *= i == own ? 1 : updates.Data[i];
                equal += updates.Data[i].Equals(y) ? 1 : 0;
                last = i;
            }
        }

        return kind switch
        {
            ScatterKind.Multiply => product,
            ScatterKind.Replace => own == last ? 1 : 0,
            _ => mine.Equals(y) ? 1.0 / equal : 0,
        };
    }
}

internal sealed class ScatterElementsScalar : Scattering<ScatterElements>
{
    protected override ScatterKind Kind(ScatterElements op) => op.Kind;

    protected override int Target(ScatterElements op, Call call, int update) =>
        IndexReading.AlongAxis(call, call.X, call.Inputs[1], op.Axis < 0 ? op.Axis + call.X.Rank : op.Axis, update);
}

internal sealed class ScatterNdScalar : Scattering<ScatterNd>
{
    protected override ScatterKind Kind(ScatterNd op) => op.Kind;

    protected override int Target(ScatterNd op, Call call, int update)
    {
        var part = call.X.Product(call.Inputs[1].Dims[^1], call.X.Rank);
        var (row, within) = Math.DivRem(update, part);
        return IndexReading.PartOf(call, call.X, call.Inputs[1], row, 0) + within;
    }
}
