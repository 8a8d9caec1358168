using Microsoft.ML.Data;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace Microsoft.ML.Compat.Onnx;

/// <summary>
/// A vector as a tensor of the model's sizes. Of a column of any size the first unknown size is what the others leave; a column of a known size does not fit a
/// model that has an unknown one.
/// </summary>
internal sealed class VectorTensor<T>(ValueGetter<VBuffer<T>> getter, DataViewSchema.Column column, int[] dims, DType element) : RowTensor(element)
    where T : unmanaged
{
    private readonly bool _isOfAnySize = column.Type is VectorDataViewType { IsKnownSize: false };
    private readonly int[] _dims = [.. dims];
    private readonly int _unknown = Array.IndexOf(dims, 0);
    private VBuffer<T> _values;
    private VBuffer<T> _dense;

    public override HostTensor Read()
    {
        getter(ref _values);
        _values.CopyToDense(ref _dense);
        var values = _dense.GetValues();
        if (_isOfAnySize)
        {
            if (_unknown < 0)
                throw Errors.OutOfRange("index", $"Column '{column.Name}' is of any size, but the model's input of that name is [{string.Join(", ", _dims)}].");
            _dims[_unknown] = values.Length / dims.Where(d => d > 0).Aggregate(1, (product, d) => product * d);
        }

        if (_dims.Aggregate(1L, (product, d) => product * d) != values.Length)
            throw new ArgumentException($"Column '{column.Name}' has {values.Length} values, which do not fit the model's input [{string.Join(", ", _dims)}].");
        var tensor = Room(_dims);
        TensorNumbers.Write(values, tensor);
        return tensor;
    }
}
