using Microsoft.ML.Data;
using MLNetVision.Onnx.Proto;

namespace Microsoft.ML.Compat.Onnx;

/// <summary>The elements of tensors as column types.</summary>
internal static class OnnxElements
{
    /// <summary>ML.NET has no column type for half precision, complex numbers and the like, so a model that has them is refused.</summary>
    public static PrimitiveDataViewType ItemType(OnnxType element) => element switch
    {
        OnnxType.Bool => BooleanDataViewType.Instance,
        OnnxType.Int8 => NumberDataViewType.SByte,
        OnnxType.UInt8 => NumberDataViewType.Byte,
        OnnxType.Int16 => NumberDataViewType.Int16,
        OnnxType.UInt16 => NumberDataViewType.UInt16,
        OnnxType.Int32 => NumberDataViewType.Int32,
        OnnxType.UInt32 => NumberDataViewType.UInt32,
        OnnxType.Int64 => NumberDataViewType.Int64,
        OnnxType.UInt64 => NumberDataViewType.UInt64,
        OnnxType.Float => NumberDataViewType.Single,
        OnnxType.Double => NumberDataViewType.Double,
        OnnxType.Text => TextDataViewType.Instance,
        _ => throw Errors.Invalid($"No column type has values of the ONNX type {element}. Have the model take and give another type."),
    };
}
