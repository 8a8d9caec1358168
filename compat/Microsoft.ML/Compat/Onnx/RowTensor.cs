using Microsoft.ML.Data;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace Microsoft.ML.Compat.Onnx;

/// <summary>A column of a row as a tensor.</summary>
internal abstract class RowTensor(DType element)
{
    private HostTensor _tensor = new(element, 0);

    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <param name="input">The model's input.</param>
    /// <param name="element">What the tensor holds.</param>
    public static RowTensor Of(DataViewRow row, DataViewSchema.Column column, OnnxVariable input, DType element)
    {
        var type = column.Type;
        return type is VectorDataViewType vector
            ? GenericCall.Invoke<RowTensor>(VectorOf<int>, vector.ItemType.RawType, row, column, input.RowDims, element)
            : GenericCall.Invoke<RowTensor>(ScalarOf<int>, type.RawType, row, column, element);
    }

    /// <summary>The tensor of the row as it stands; the next row has the same one if it is of the same size.</summary>
    public abstract HostTensor Read();

    /// <summary>A tensor of those sizes.</summary>
    protected HostTensor Room(int[] dims)
    {
        if (!_tensor.Dims.SequenceEqual(dims))
            _tensor = new HostTensor(element, dims);
        return _tensor;
    }

    private static RowTensor VectorOf<T>(DataViewRow row, DataViewSchema.Column column, int[] dims, DType element)
        where T : unmanaged => new VectorTensor<T>(row.GetGetter<VBuffer<T>>(column), column, dims, element);

    private static RowTensor ScalarOf<T>(DataViewRow row, DataViewSchema.Column column, DType element)
        where T : unmanaged => new ScalarTensor<T>(row.GetGetter<T>(column), element);
}
