using MLNetVision.Torch.Execution;


namespace MLNetVision.Torch.Lowering.Indices;

/// <summary>Which elements or parts of a value indices name.</summary>
internal static class Targets
{
    /// <summary>Places along an axis, for indices that have no more places along the others than the value.</summary>
    public static Tensor AlongAxis(Call call, Tensor value, Tensor indices, int axis)
    {
        for (var a = 0; a < indices.shape.Length; a++)
        {
            if (a != axis && indices.shape[a] > value.shape[a])
            {
                throw call.Fail(
                    $"indices with at most {value.shape[a]} places along axis {a}", $"place {value.shape[a]}", "Give fewer indices, or a larger value.");
            }
        }

        return IndexChecks.Places(call, indices, value.shape[axis]);
    }

    /// <summary>The elements, counted row by row, that are at the places of the indices but for one axis, where the indices say.</summary>
    public static Tensor Elements(Call call, Tensor value, Tensor indices, int axis)
    {
        var (along, stride) = (AlongAxis(call, value, indices, axis), 1L);
        Tensor? element = null;
        for (var a = indices.shape.Length - 1; a >= 0; a--)
        {
            var at = a == axis ? along : Along(indices, a);
            element = element is null ? at.Mul(stride) : element.Plus(at.Mul(stride));
            stride *= value.shape[a];
        }

        return (element ?? along).expand(indices.shape).flatten();
    }

    /// <summary>The parts that rows of indices name, counted through the value, and how many elements a part has.</summary>
    public static (Tensor Numbers, long Inner) Parts(Call call, Tensor value, Tensor indices, int batchAxes)
    {
        var named = (int)indices.shape[^1];
        Tensor? part = null;
        for (var k = 0; k < named; k++)
        {
            var size = value.shape[batchAxes + k];
            var place = IndexChecks.Places(call, indices.select(-1, k), size);
            part = part is null ? place : part.Mul(size).Plus(place);
        }

        var (batches, partsOfBatch) = (Product(value, 0, batchAxes), Product(value, batchAxes, batchAxes + named));
        var first = HeldNumbers.Range(0, batches, value.device).Mul(partsOfBatch).unsqueeze(1);
        return (part!.reshape(batches, -1).Plus(first).flatten(), Product(value, batchAxes + named, value.shape.Length));
    }

    private static Tensor Along(Tensor indices, int axis)
    {
        var shape = Enumerable.Repeat(1L, indices.shape.Length).ToArray();
        shape[axis] = indices.shape[axis];
        return HeldNumbers.Range(0, indices.shape[axis], indices.device).reshape(shape);
    }

    private static long Product(Tensor x, int from, int before) => x.shape[from..before].Aggregate(1L, (product, size) => product * size);
}
