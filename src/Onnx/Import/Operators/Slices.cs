using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Slices along one axis.</summary>
internal static class Slices
{
    public static Tensor Take(OperatorCall call, Tensor x, Cut cut)
    {
        if (cut is { Start: 0, Step: 1 } && !x.Shape[cut.Axis].IsKnown && cut.End >= int.MaxValue)
        {
            return x;
        }

        var size = call.Size(x, cut.Axis);
        var (first, count) = cut.Within(size);
        return count == size && cut.Step == 1 ? x
            : count == 0 ? throw call.Unsupported("nothing is left of it")
            : cut.Step > 0 ? call.Add(new Slice(cut.Axis, checked((int)first), checked((int)count), checked((int)Math.Min(cut.Step, int.MaxValue))), x)
            : Backwards(call, x, cut, size, first, count);
    }

    /// <summary>The places the other way round, then forwards: place p lies at size - 1 - p.</summary>
    private static Tensor Backwards(OperatorCall call, Tensor x, Cut cut, long size, long first, long count)
    {
        var step = checked((int)Math.Min(-(cut.Step + 1), int.MaxValue - 1)) + 1;
        var reversed = call.Add(new Reverse([cut.Axis]), x);
        return first == size - 1 && count == size && step == 1 ? reversed
            : call.Add(new Slice(cut.Axis, checked((int)(size - 1 - first)), checked((int)count), step), reversed);
    }
}
