using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Numbers as bytes: value = (byte - zero) scale, for all or one scale for each place of an axis.</summary>
internal static class Quantisation
{
    [Operator(10)]
    public static void QuantizeLinear(OperatorCall call)
    {
        var x = call.Tensor(0);
        if (call.Has(2) && call.Tensor(2).Type.Element != DType.UInt8)
        {
            throw call.Unsupported($"bytes are UInt8 here, not {call.Tensor(2).Type.Element}");
        }

        var rounded = call.Add(new Round(), call.Add(new Divide(), x, Along(call, x, call.Tensor(1))));
        var shifted = call.Has(2) ? call.Add(new Add(), rounded, call.Add(new Cast(x.Type.Element), Along(call, x, call.Tensor(2)))) : rounded;
        call.Give(call.Add(new Cast(DType.UInt8), call.Add(new Minimum(), call.Add(new Maximum(), shifted, call.Literal(0, x)), call.Literal(255, x))));
    }

    [Operator(10)]
    public static void DequantizeLinear(OperatorCall call)
    {
        var (x, scale) = (call.Tensor(0), call.Tensor(1));
        var numbers = call.Add(new Cast(scale.Type.Element), x);
        numbers = call.Has(2) ? call.Add(new Subtract(), numbers, call.Add(new Cast(scale.Type.Element), Along(call, x, call.Tensor(2)))) : numbers;
        call.Give(call.Add(new Multiply(), numbers, Along(call, x, scale)));
    }

    /// <summary>A list [C] as [C, 1, 1], so that it lies along an axis.</summary>
    private static Tensor Along(OperatorCall call, Tensor x, Tensor values)
    {
        if (values.Shape.Rank != 1 || x.Shape.Rank == 0)
        {
            return values;
        }

        var axis = call.Axis(call.Int("axis", 1), x.Shape.Rank);
        return call.Reshape(values, Shape.Create([values.Shape[0], .. Enumerable.Repeat(Dim.FromSize(1), x.Shape.Rank - axis - 1)]));
    }
}
