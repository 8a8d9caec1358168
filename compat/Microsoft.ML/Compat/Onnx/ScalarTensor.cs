using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace Microsoft.ML.Compat.Onnx;

/// <summary>A number as a tensor [1, 1], whatever the model's input is.</summary>
internal sealed class ScalarTensor<T>(ValueGetter<T> getter, DType element) : RowTensor(element)
    where T : unmanaged
{
    private static readonly int[] Dims = [1, 1];

    public override HostTensor Read()
    {
        T value = default;
        getter(ref value);
        var tensor = Room(Dims);
        TensorNumbers.Write(new ReadOnlySpan<T>(in value), tensor);
        return tensor;
    }
}
