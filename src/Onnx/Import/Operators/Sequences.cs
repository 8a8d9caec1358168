using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Lists of values. They exist while a model is imported and never reach the network.</summary>
internal static class Sequences
{
    [Operator(11)]
    public static void SequenceEmpty(OperatorCall call) => call.Give(new SequenceValue([]));

    [Operator(11)]
    public static void SequenceConstruct(OperatorCall call) => call.Give(new SequenceValue(call.AllInputs()));

    [Operator(11)]
    public static void SequenceInsert(OperatorCall call)
    {
        var items = Items(call, 0);
        var place = call.Has(2) ? call.Ints(2)[0] : items.Items.Length;
        place = place < 0 ? place + items.Items.Length : place;
        call.Give(place >= 0 && place <= items.Items.Length
            ? new SequenceValue(items.Items.Insert((int)place, call.Input(1)))
            : throw call.Unsupported($"place {place} is none of {items.Items.Length}"));
    }

    [Operator(11)]
    public static void SequenceErase(OperatorCall call)
    {
        var items = Items(call, 0);
        call.Give(new SequenceValue(items.Items.RemoveAt(call.Axis(call.Has(1) ? call.Ints(1)[0] : -1, items.Items.Length))));
    }

    [Operator(11)]
    public static void SequenceAt(OperatorCall call)
    {
        var items = Items(call, 0);
        call.Give(items.Items[call.Axis(call.Ints(1)[0], items.Items.Length)]);
    }

    [Operator(11)]
    public static void SequenceLength(OperatorCall call) =>
        call.Give(new ConstantValue(TensorProto.Of<long>("", [Items(call, 0).Items.Length])) { IsComputed = true });

    [Operator(11)]
    public static void ConcatFromSequence(OperatorCall call) =>
        call.Give(Stack(call, Items(call, 0).Items, call.Int("axis", 0), isNewAxis: call.Flag("new_axis")));

    [Operator(11)]
    public static void SplitToSequence(OperatorCall call)
    {
        var x = call.Tensor(0);
        var axis = call.Axis(call.Int("axis", 0), x.Shape.Rank);
        var size = call.Size(x, axis);
        var parts = !call.Has(1) ? [] : call.Ints(1);
        var isEach = !call.Has(1) || call.Numbers(1).Dims.Length == 0;
        var each = call.Has(1) && isEach ? parts[0] : 1;
        long[] lengths = isEach ? [.. Enumerable.Range(0, checked((int)((size + each - 1) / each))).Select(i => Math.Min(each, size - (i * each)))] : parts;
        var items = new List<Value>();
        var start = 0L;
        foreach (var length in lengths)
        {
            var part = call.Add(new Slice(axis, checked((int)start), checked((int)length)), x);
            var keeps = call.Has(1) || call.Flag("keepdims", true);
            items.Add(new FlowValue(keeps ? part : call.Reshape(part, Without(part.Shape, axis))));
            start += length;
        }

        call.Give(new SequenceValue([.. items]));
    }

    /// <summary>One place along an axis.</summary>
    public static Tensor At(OperatorCall call, Tensor x, int axis, int place, bool keepsAxis)
    {
        var part = call.Add(new Slice(axis, place, 1), x);
        return keepsAxis ? part : call.Reshape(part, Without(part.Shape, axis));
    }

    /// <summary>Values one behind the other, along an axis that they have or a new one.</summary>
    public static Value Stack(OperatorCall call, IReadOnlyList<Value> values, long axis, bool isNewAxis)
    {
        if (values.Count == 0)
        {
            throw call.Unsupported("it collects nothing");
        }

        Tensor[] tensors = [.. values.Select(v => call.Graph.Flow(v, call.Node.Outputs[0], call))];
        var place = call.Axis(axis, tensors[0].Shape.Rank + (isNewAxis ? 1 : 0));
        Tensor[] parts = isNewAxis ? [.. tensors.Select(t => call.Reshape(t, [.. t.Shape.Slice(0, place), 1, .. t.Shape.Slice(place, t.Shape.Rank)]))]
            : tensors;
        return new FlowValue(parts.Length == 1 ? parts[0] : call.Add(new Concat(place), parts));
    }

    private static SequenceValue Items(OperatorCall call, int input) =>
        call.Input(input) as SequenceValue ?? throw call.Unsupported("its input is no sequence");

    private static Shape Without(Shape shape, int axis) => Shape.Create([.. shape.Where((_, i) => i != axis)]);
}
