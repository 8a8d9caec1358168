using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Lowering.Moves;

/// <summary>Places before and after each axis.</summary>
internal static class Around
{
    /// <summary>Places of a kind; a mirrored value goes on to and fro, a wrapped one round and round.</summary>
    public static Tensor Of(Tensor x, int[] before, int[] after, PadKind kind, double value)
    {
        if (kind == PadKind.Constant)
        {
            return Constant(x, [.. before.Select(b => (long)b)], [.. after.Select(a => (long)a)], value);
        }

        for (var axis = 0; axis < before.Length; axis++)
        {
            if (before[axis] != 0 || after[axis] != 0)
            {
                var size = x.shape[axis];
                var sources = new long[before[axis] + size + after[axis]];
                for (var place = 0; place < sources.Length; place++)
                {
                    sources[place] = Inside(kind, place - before[axis], size);
                }

                x = x.index_select(axis, torch.tensor(sources, device: x.device));
            }
        }

        return x;
    }

    /// <summary>One number around the value; amounts below 0 cut off.</summary>
    public static Tensor Constant(Tensor x, long[] before, long[] after, double value)
    {
        var amounts = new long[2 * before.Length];
        for (var axis = 0; axis < before.Length; axis++)
        {
            (amounts[^((2 * axis) + 2)], amounts[^((2 * axis) + 1)]) = (before[axis], after[axis]);
        }

        return amounts.All(a => a == 0) ? x
            : x.dtype == ScalarType.Bool
                ? torch.nn.functional.pad(x.type(ScalarType.Byte), amounts, PaddingModes.Constant, value != 0 ? 1 : 0).type(ScalarType.Bool)
            : torch.nn.functional.pad(x, amounts, PaddingModes.Constant, value);
    }

    private static long Inside(PadKind kind, long place, long size) => kind switch
    {
        PadKind.Edge => Math.Clamp(place, 0, size - 1),
        PadKind.Wrap => Modulo(place, size),
        _ => size == 1 ? 0 : size - 1 - Math.Abs(Modulo(place, 2 * (size - 1)) - (size - 1)),
    };

    private static long Modulo(long place, long size) => ((place % size) + size) % size;
}
