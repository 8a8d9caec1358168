using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>A mirrored value goes on to and fro, a wrapped one round and round.</summary>
internal sealed class PadScalar : MoveScalar<Pad>
{
    protected override double Constant(Pad op) => op.Value;

    protected override int Source(Pad op, Call call, int element)
    {
        var (source, stride) = (0, 1);
        for (var axis = call.Y.Rank - 1; axis >= 0; axis--)
        {
            (element, var at) = Math.DivRem(element, call.Y.Dims[axis]);
            var place = Inside(op.Kind, at - op.Before[axis], call.X.Dims[axis]);
            if (place < 0)
            {
                return -1;
            }

            source += place * stride;
            stride *= call.X.Dims[axis];
        }

        return source;
    }

    private static int Inside(PadKind kind, int place, int size) => kind switch
    {
        PadKind.Edge => Math.Clamp(place, 0, size - 1),
        PadKind.Wrap => Modulo(place, size),
        PadKind.Reflect => size == 1 ? 0 : size - 1 - Math.Abs(Modulo(place, 2 * (size - 1)) - (size - 1)),
        _ => place < 0 || place >= size ? -1 : place,
    };

    private static int Modulo(int place, int size) => ((place % size) + size) % size;
}
