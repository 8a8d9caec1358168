using System.Runtime.InteropServices;
using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import;

/// <summary>A tensor of the file that a step owns as a parameter.</summary>
/// <param name="Slot">The parameter's name within the step: "weight".</param>
/// <param name="Source">The tensor of the file: equal ones are tied.</param>
/// <param name="Value">Its numbers in single precision.</param>
internal sealed record OwnedWeight(string Slot, TensorProto Source, Weight Value)
{
    public static OwnedWeight Of(string slot, TensorProto tensor) => Of(slot, tensor, Shape.Create([.. tensor.Dims.Select(Dim.FromSize)]));

    /// <summary>The same numbers in another shape.</summary>
    public static OwnedWeight Of(string slot, TensorProto tensor, Shape shape) => new(slot, tensor, ToWeight(tensor, shape));

    /// <summary>The numbers changed one by one.</summary>
    public static OwnedWeight Of(string slot, TensorProto tensor, Shape shape, Func<float, float> change) =>
        new(slot, tensor, Weight.Of(shape, Array.ConvertAll(ToWeight(tensor, shape).ToFloats(), v => change(v))));

    /// <summary>A matrix with its axes exchanged.</summary>
    public static OwnedWeight Transposed(string slot, TensorProto tensor)
    {
        var (rows, columns) = (checked((int)tensor.Dims[0]), checked((int)tensor.Dims[1]));
        var from = ToWeight(tensor, [tensor.Dims[0], tensor.Dims[1]]).ToFloats();
        var to = new float[from.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                to[(column * rows) + row] = from[(row * columns) + column];
            }
        }

        return new(slot, tensor, new Weight(DType.Float32, [columns, rows], MemoryMarshal.AsBytes<float>(to).ToArray()));
    }

    private static Weight ToWeight(TensorProto tensor, Shape shape)
    {
        var element = tensor.Type.ToDType() ?? throw new UnsupportedException($"a weight of {tensor.Type} is not supported");
        var weight = new Weight(element, shape, tensor.Data);
        return element == DType.Float32 ? weight : Weight.Of(shape, weight.ToFloats());
    }
}
