using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import;

/// <summary>
/// Constants as values of the network. What the file holds as an initialiser of several numbers in single precision is a parameter that is trained; a longer
/// one that comes from an operator is a parameter that is not; all others are literals.
/// </summary>
internal static class Constants
{
    private const int LongestLiteral = 256;

    public static Tensor Write(StepWriter steps, ConstantValue constant, string name)
    {
        var tensor = constant.Tensor;
        var element = tensor.Type.ToDType() ?? throw new UnsupportedException($"the constant '{name}' is of {tensor.Type}");
        var isParameter = element == DType.Float32 && (constant.IsComputed ? tensor.Count > LongestLiteral : tensor.Count > 1);
        if (!isParameter)
        {
            return steps.Add(new Literal(TensorLiteral.Of(ToHost(tensor, element))), name)[0];
        }

        var role = constant.IsComputed ? ParameterRole.Statistic : ParameterRole.Weight;
        return steps.Add(new Variable(Shape.Create([.. tensor.Dims.Select(Dim.FromSize)]), role), name, [OwnedWeight.Of("value", tensor)])[0];
    }

    private static HostTensor ToHost(TensorProto tensor, DType element)
    {
        var host = new HostTensor(element, [.. tensor.Dims.Select(d => checked((int)d))]);
        tensor.Data.Span.CopyTo(host.Bytes);
        return host;
    }
}
