using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Products with weights.</summary>
internal static class Layers
{
    [Operator]
    public static void Gemm(OperatorCall call)
    {
        var (alpha, beta) = (call.Float("alpha", 1), call.Float("beta", 1));
        if (call.Weight(1) is not { Dims.Length: 2 } weight || call.Flag("transA") || (call.Has(2) && BiasOf(call.Weight(2), Units(call, weight)) is null))
        {
            Products.Gemm(call);
            return;
        }

        var units = Units(call, weight);
        List<OwnedWeight> owned = [Matrix(weight, isUnitsFirst: call.Flag("transB"), alpha)];
        if (call.Has(2))
        {
            owned.Add(OwnedWeight.Of("bias", BiasOf(call.Weight(2), units)!, [units], v => v * beta));
        }

        call.Give(call.AddLayer(new Dense(units) { HasBias = call.Has(2) }, owned, call.Tensor(0)));
    }

    [Operator]
    public static void MatMul(OperatorCall call)
    {
        if (call.Weight(1) is not { Dims.Length: 2 } weight || call.Input(0) is not FlowValue { Tensor.Shape.Rank: >= 2 } x)
        {
            Products.MatMul(call);
            return;
        }

        var units = checked((int)weight.Dims[1]);
        var (adder, bias) = AddedBias(call, units);
        List<OwnedWeight> owned = [Matrix(weight, isUnitsFirst: false, 1)];
        if (bias is not null)
        {
            owned.Add(OwnedWeight.Of("bias", bias, [units]));
        }

        var dense = call.AddLayer(new Dense(units) { HasBias = bias is not null }, owned, x.Tensor);
        call.Give(dense);
        if (adder is not null)
        {
            call.Graph.Absorb(adder, new FlowValue(dense));
        }
    }

    /// <summary>The Add behind a product and the weight that it adds, if nobody else takes the product and the weight is one number a unit.</summary>
    private static (NodeProto? Adder, TensorProto? Bias) AddedBias(OperatorCall call, int units)
    {
        var product = call.Node.Outputs[0];
        if (call.Graph.OnlyTaker(product) is not { OpType: "Add", Domain: "", Inputs.Length: 2 } adder || call.Opset < 7)
        {
            return default;
        }

        var other = adder.Inputs[0] == product ? adder.Inputs[1] : adder.Inputs[0];
        return call.Graph.Names[other] is ConstantValue { IsComputed: false, Tensor: { Type: OnnxType.Float, Dims.Length: 1 } bias } && bias.Dims[0] == units
            ? (adder, bias)
            : default;
    }

    private static int Units(OperatorCall call, TensorProto weight) => checked((int)weight.Dims[call.Flag("transB") ? 0 : 1]);

    private static OwnedWeight Matrix(TensorProto weight, bool isUnitsFirst, float factor)
    {
        var owned = isUnitsFirst ? OwnedWeight.Of("weight", weight) : OwnedWeight.Transposed("weight", weight);
        return factor == 1 ? owned : owned with { Value = Weight.Of(owned.Value.Shape, Array.ConvertAll(owned.Value.ToFloats(), v => v * factor)) };
    }

    /// <summary>A bias of so many units, a single number repeated; null where it is something else.</summary>
    private static TensorProto? BiasOf(TensorProto? bias, int units) =>
        bias is null || bias.Dims.Take(Math.Max(0, bias.Dims.Length - 1)).Any(d => d != 1) ? null
        : bias.Count == units ? bias
        : null;
}
