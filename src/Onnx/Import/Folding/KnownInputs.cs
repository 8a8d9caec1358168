using System.Diagnostics.CodeAnalysis;

namespace MLNetVision.Onnx.Import.Folding;

/// <summary>Inputs of a node that are known without fixing an input of the model.</summary>
internal static class KnownInputs
{
    /// <summary>The numbers of an input, or null.</summary>
    public static Numbers? Constant(this OperatorCall call, int index) => !call.Has(index) ? null : call.Input(index) switch
    {
        SizesValue sizes => sizes.Numbers,
        ConstantValue constant => Numbers.From(constant.Tensor),
        _ => null,
    };

    public static bool TryConstant(this OperatorCall call, int index, [NotNullWhen(true)] out Numbers? numbers) => (numbers = call.Constant(index)) is not null;

    /// <summary>The numbers of all inputs, or null where one of them is not known.</summary>
    public static Numbers[]? Constants(this OperatorCall call)
    {
        var all = Enumerable.Range(0, call.Count).Select(call.Constant).ToArray();
        return all.Length > 0 && Array.TrueForAll(all, n => n is not null) ? [.. all.OfType<Numbers>()] : null;
    }
}
