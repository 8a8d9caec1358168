using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import;

/// <summary>Sizes that are known only when data arrive, as numbers that flow through the network: read from the inputs that have them.</summary>
internal static class SymbolicSizes
{
    public static Tensor Write(StepWriter steps, Numbers numbers)
    {
        var element = numbers.Type.ToDType() ?? throw Refusal(numbers);
        Tensor[] items = [.. numbers.Items.Select(item => Write(steps, numbers, item))];
        var row = items.Length == 1 ? items[0] : steps.Add(new Concat(0), null, items)[0];
        var sizes = numbers.Dims is [_] ? row : steps.Add(new Reshape(Shape.Create([.. numbers.Dims.Select(Dim.FromSize)])), null, row)[0];
        return element == DType.Int64 ? sizes : steps.Add(new Cast(element), null, sizes)[0];
    }

    private static Tensor Write(StepWriter steps, Numbers numbers, Term item)
    {
        if (item.IsKnown)
        {
            return item.Real != item.Whole ? throw Refusal(numbers) : steps.Add(new Literal(TensorLiteral.Of<long>([item.Whole], 1)), null)[0];
        }

        foreach (var input in steps.Inputs)
        {
            var axis = Array.IndexOf([.. input.Shape], item.Symbol!.Value);
            if (axis >= 0)
            {
                return steps.Add(new ShapeOf(axis, axis + 1), null, input)[0];
            }
        }

        throw Refusal(numbers);
    }

    private static UnsupportedException Refusal(Numbers numbers) =>
        new($"it computes with the symbolic sizes [{string.Join(", ", numbers.Items)}] as numbers");
}
