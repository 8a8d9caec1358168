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
            : Backwards(call, x, cut, first, count);
    }

    private static Tensor Backwards(OperatorCall call, Tensor x, Cut cut, long first, long count) =>
        throw call.Unsupported($"a slice of {x.Type} along axis {cut.Axis} from {first} backwards, {count} places");
}
