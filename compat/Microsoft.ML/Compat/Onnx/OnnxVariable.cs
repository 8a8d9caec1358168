using Microsoft.ML.Data;
using MLNetVision.Onnx.Proto;

namespace Microsoft.ML.Compat.Onnx;

/// <summary>
/// An input or output of a model. Of <see cref="Dims"/> an unknown one is -1; the type of the column forces an unknown first one to 1 and is of no known size
/// if another one is unknown.
/// </summary>
internal sealed record OnnxVariable(string Name, int[] Dims, DataViewType Type)
{
    /// <summary>The variable as the model declares it, or with the shape that the user gives for its name.</summary>
    public static OnnxVariable Of(ValueInfoProto value, IReadOnlyDictionary<string, int[]> shapes)
    {
        if (value.Type is not TensorTypeProto { Dims: { } declared } tensor)
            throw new NotSupportedException(
                $"'{value.Name}' of the model is {Kind(value.Type)}; only tensors whose number of dimensions is known are supported.");
        int[] dims = [.. declared.Select(Size)];
        var item = OnnxElements.ItemType(tensor.Element);
        if (!shapes.TryGetValue(value.Name, out var given))
            return new OnnxVariable(value.Name, dims, TypeOf(item, dims));
        Guard.Argument(Fits(given, dims), "shapeDictionary",
            $"The shape [{string.Join(", ", given)}] given for '{value.Name}' contradicts the model's [{string.Join(", ", dims)}]; "
            + "only unknown sizes can be replaced.");
        DataViewType type = dims.Length == 0 ? item : given.All(d => d > 0) ? new VectorDataViewType(item, given) : new VectorDataViewType(item);
        return new OnnxVariable(value.Name, [.. given], type);
    }

    /// <summary>The sizes of the tensor that one row gives: those that are unknown are 0, an unknown first one is 1, a single number is [1].</summary>
    public int[] RowDims => Dims.Length == 0 ? [1] : [.. Dims.Select((d, i) => i == 0 && d < 0 ? 1 : Math.Max(d, 0))];

    private static int Size(DimensionProto dim) => dim.Size switch
    {
        null or < 0 => -1,
        > int.MaxValue => throw Errors.OutOfRange("dim", $"A dimension of {dim.Size} is larger than a vector of ML.NET can be."),
        { } size => (int)size,
    };

    private static DataViewType TypeOf(PrimitiveDataViewType item, int[] dims)
    {
        if (dims.Length == 0)
            return item;
        int[] sizes = [.. dims.Select((d, i) => i == 0 && d <= 0 ? 1 : Math.Max(d, 0))];
        return sizes.Contains(0) ? new VectorDataViewType(item) : new VectorDataViewType(item, sizes);
    }

    private static bool Fits(int[] given, int[] declared)
        => given.Length == declared.Length && given.Zip(declared).All(d => d.First == d.Second || d.First <= 0 || d.Second <= 0);

    private static string Kind(TypeProto type) => type switch
    {
        SequenceTypeProto => "a sequence",
        MapTypeProto => "a map",
        OptionalTypeProto => "optional",
        TensorTypeProto => "a tensor without a shape",
        _ => "without a type",
    };
}
