using System.Collections.Immutable;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import.Folding;

/// <summary>Parts of known tensors, and known tensors side by side.</summary>
internal static class Selections
{
    [Fold]
    public static Value? Gather(OperatorCall call)
    {
        if (call.Constants() is not [var x, { IsKnown: true } indices])
        {
            return null;
        }

        var axis = call.Axis(call.Int("axis", 0), x.Dims.Length);
        var (inner, size) = (Places.Count(x.Dims.AsSpan()[(axis + 1)..]), x.Dims[axis]);
        var outer = Places.Count(x.Dims.AsSpan()[..axis]);
        ImmutableArray<long> dims = [.. x.Dims[..axis], .. indices.Dims, .. x.Dims[(axis + 1)..]];
        var items = new List<Term>(Places.Bounded(dims.AsSpan()));
        for (var row = 0L; row < outer; row++)
        {
            foreach (var index in indices.Items)
            {
                var place = index.Whole < 0 ? index.Whole + size : index.Whole;
                if (place < 0 || place >= size)
                {
                    throw call.Unsupported($"index {index.Whole} is none of {size}");
                }

                items.AddRange(x.Items.AsSpan((int)(((row * size) + place) * inner), (int)inner));
            }
        }

        return Value.Of(new Numbers(x.Type, dims, [.. items]));
    }

    [Fold]
    public static Value? Concat(OperatorCall call)
    {
        if (call.Constants() is not { } parts || parts.Any(p => p.Type != parts[0].Type || p.Dims.Length != parts[0].Dims.Length))
        {
            return null;
        }

        var first = parts[0].Dims;
        var axis = call.Axis(call.Int("axis", 0), first.Length);
        var outer = (int)Places.Count(first.AsSpan()[..axis]);
        var dims = first.SetItem(axis, parts.Sum(p => p.Dims[axis]));
        var items = new List<Term>(Places.Bounded(dims.AsSpan()));
        for (var row = 0; row < outer; row++)
        {
            foreach (var part in parts)
            {
                var length = part.Items.Length / outer;
                items.AddRange(part.Items.AsSpan(row * length, length));
            }
        }

        return Value.Of(new Numbers(parts[0].Type, dims, [.. items]));
    }

    [Fold]
    public static Value? Slice(OperatorCall call)
    {
        if (!call.TryConstant(0, out var x) || Enumerable.Range(1, Math.Max(0, call.Count - 1)).Any(i =>
            call.Has(i) && call.Constant(i) is not { IsKnown: true }))
        {
            return null;
        }

        var cuts = Cut.Of(call, x.Dims.Length);
        var dims = x.Dims.ToArray();
        var strides = Places.Strides(x.Dims.AsSpan());
        var start = 0L;
        foreach (var cut in cuts)
        {
            var (first, count) = cut.Within(x.Dims[cut.Axis]);
            start += first * strides[cut.Axis];
            dims[cut.Axis] = count;
            strides[cut.Axis] *= cut.Step;
        }

        return Value.Of(new Numbers(x.Type, [.. dims], Places.Move<Term>(x.Items, dims, start, strides)));
    }

    /// <summary>A weight that the file stores in half precision and computes with in single precision: it is trained as any other.</summary>
    private static TensorProto Widened(TensorProto half, string name)
    {
        var numbers = new float[half.Data.Length / 2];
        var halves = half.As<Half>();
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (float)halves[i];
        }

        return TensorProto.Of<float>(name, numbers, half.Dims.AsSpan());
    }

    [Fold]
    public static Value? Cast(OperatorCall call)
    {
        var to = (OnnxType)call.Int("to", 0);
        if (call.Input(0) is ConstantValue constant && constant.Tensor.Type == to)
        {
            return constant;
        }

        if (call.Input(0) is ConstantValue { IsComputed: false, Tensor: { Type: OnnxType.Float16, External.IsEmpty: true } half } && to == OnnxType.Float)
        {
            return new ConstantValue(Widened(half, call.Node.Outputs[0]));
        }

        if (!call.TryConstant(0, out var x) || (to.ToDType() is null && to is not (OnnxType.Int8 or OnnxType.Int16)))
        {
            return null;
        }

        return Value.Of(new Numbers(to, x.Dims, Array.ConvertAll(x.Items, t => !t.IsKnown ? t : to switch
        {
            OnnxType.Bool => Term.Of(t.Real != 0 ? 1L : 0L),
            OnnxType.Float => Term.Of((double)(float)t.Real),
            OnnxType.Float16 => Term.Of((double)(Half)t.Real),
            OnnxType.Double => Term.Of(t.Real),
            _ => Term.Of(t.Whole),
        })));
    }

    [Fold]
    public static Value? ReduceProd(OperatorCall call)
    {
        if (!call.TryConstant(0, out var x) || x.Dims.Length != 1 || x.IsReal || (call.Has(1) && call.Constant(1) is null))
        {
            return null;
        }

        var product = x.Items.Aggregate(Networks.Dim.FromSize(1), (p, t) => p * (t.AsDim() ?? throw call.Unsupported("a negative size")));
        return Value.Of(new Numbers(x.Type, call.Flag("keepdims", true) ? [1] : [], [Term.Of(product)]));
    }

    [Fold]
    public static Value? NonZero(OperatorCall call)
    {
        if (!call.TryConstant(0, out var x) || !x.IsKnown)
        {
            return null;
        }

        var strides = Places.Strides(x.Dims.AsSpan());
        var found = Enumerable.Range(0, x.Items.Length).Where(i => x.Items[i].Real != 0).ToArray();
        var items = strides.SelectMany((stride, axis) => found.Select(i => Term.Of(i / stride % x.Dims[axis])));
        return Value.Of(new Numbers(OnnxType.Int64, [strides.Length, found.Length], [.. items]));
    }
}
