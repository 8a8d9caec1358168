using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Normalisation written out: its scales and statistics are values, or come from the value itself.</summary>
internal static class NormalisationsNd
{
    /// <summary>(x - mean) / sqrt(variance + epsilon) * scale + bias, each [C].</summary>
    public static void BatchNormalization(OperatorCall call, Tensor x)
    {
        var (scale, bias, mean, variance) = (PerChannel(call, 1, x), PerChannel(call, 2, x), PerChannel(call, 3, x), PerChannel(call, 4, x));
        var deviation = call.Add(new Sqrt(), call.Add(new Add(), variance, call.Literal(call.Float("epsilon", 1e-5f), variance)));
        var centred = call.Add(new Subtract(), x, mean);
        call.Give(call.Add(new Add(), call.Add(new Multiply(), call.Add(new Divide(), centred, deviation), scale), bias));
    }

    /// <summary>Each channel of each row by its own mean and deviation: groups of one channel.</summary>
    [Operator]
    public static void InstanceNormalization(OperatorCall call)
    {
        var x = call.Tensor(0);
        var epsilon = call.Float("epsilon", 1e-5f);
        if (call.Weight(1) is { } scale && call.Weight(2) is { } bias)
        {
            var op = new GroupNorm(checked((int)call.Size(x, 1)), epsilon);
            if (IsComputed(call, 1, 1) && IsComputed(call, 2, 0))
            {
                call.Give(call.Add(op with { Affine = false }, x));
                return;
            }

            call.Give(call.AddLayer(op, [OwnedWeight.Of("weight", scale), OwnedWeight.Of("bias", bias)], x));
            return;
        }

        var normal = Standardised(call, x, Axes.Create([.. Enumerable.Range(2, x.Shape.Rank - 2)]), epsilon).Normal;
        call.Give(call.Add(new Add(), call.Add(new Multiply(), normal, PerChannel(call, 1, x)), PerChannel(call, 2, x)));
    }

    [Operator(17)]
    public static void LayerNormalization(OperatorCall call)
    {
        var x = call.Tensor(0);
        var axis = call.Axis(call.Int("axis", -1), x.Shape.Rank);
        var epsilon = call.Float("epsilon", 1e-5f);
        var last = x.Shape.Slice(axis, x.Shape.Rank);
        if (axis > 0 && !call.IsTaken(1) && !call.IsTaken(2) && IsOf(call, 1, last) && IsOf(call, 2, last))
        {
            var op = new LayerNorm(x.Shape.Rank - axis, epsilon);
            call.Give(call.AddLayer(op, [OwnedWeight.Of("weight", call.Weight(1)!), OwnedWeight.Of("bias", call.Weight(2)!)], x));
            return;
        }

        var (normal, mean, deviation) = Standardised(call, x, Axes.Create([.. Enumerable.Range(axis, x.Shape.Rank - axis)]), epsilon);
        var scaled = call.Add(new Multiply(), normal, call.Tensor(1));
        call.Give(call.Has(2) ? call.Add(new Add(), scaled, call.Tensor(2)) : scaled, mean, call.Add(new Reciprocal(), deviation));
    }

    /// <summary>Groups of channels; before operator set 21 a scale and a bias a group, then one a channel.</summary>
    [Operator(18)]
    public static void GroupNormalization(OperatorCall call)
    {
        var x = call.Tensor(0);
        var groups = checked((int)call.Int("num_groups", 1));
        var channels = call.Size(x, 1);
        var grouped = call.Reshape(x, [x.Shape[0], groups, x.Shape.Slice(1, x.Shape.Rank).Elements() / groups]);
        var normal = call.Reshape(Standardised(call, grouped, [2], call.Float("epsilon", 1e-5f)).Normal, x.Shape);
        call.Give(call.Add(new Add(), call.Add(new Multiply(), normal, Each(1)), Each(2)));

        Tensor Each(int input)
        {
            var values = call.Tensor(input);
            var isEach = values.Shape[0] == Dim.FromSize(channels);
            var each = isEach ? values : call.Reshape(
                call.Add(new Multiply(), call.Reshape(values, [groups, 1]), call.Add(new Fill(new TensorType(x.Type.Element, [1, channels / groups]), 1))),
                    [channels]);
            return call.Reshape(each, Channel(x.Shape));
        }
    }

    [Operator]
    public static void MeanVarianceNormalization(OperatorCall call)
    {
        var x = call.Tensor(0);
        var axes = call.Ints("axes") ?? [0, 2, 3];
        call.Give(Standardised(call, x, Axes.Create([.. axes.Select(a => call.Axis(a, x.Shape.Rank))]), 0).Normal);
    }

    [Operator]
    public static void LpNormalization(OperatorCall call)
    {
        var x = call.Tensor(0);
        var kind = call.Int("p", 2) == 1 ? ReduceKind.L1 : ReduceKind.L2;
        call.Give(call.Add(new Divide(), x, call.Add(new Reduce(kind, [call.Axis(call.Int("axis", -1), x.Shape.Rank)], KeepAxes: true), x)));
    }

    private static (Tensor Normal, Tensor Mean, Tensor Deviation) Standardised(OperatorCall call, Tensor x, Axes axes, float epsilon)
    {
        var mean = call.Add(new Reduce(ReduceKind.Mean, axes, KeepAxes: true), x);
        var centred = call.Add(new Subtract(), x, mean);
        var variance = call.Add(new Reduce(ReduceKind.Mean, axes, KeepAxes: true), call.Add(new Multiply(), centred, centred));
        var deviation = call.Add(new Sqrt(), epsilon == 0 ? variance : call.Add(new Add(), variance, call.Literal(epsilon, variance)));
        return (call.Add(new Divide(), centred, deviation), mean, deviation);
    }

    /// <summary>An input [C] as [C, 1, 1], so that it stretches over pictures.</summary>
    private static Tensor PerChannel(OperatorCall call, int input, Tensor x) => call.Reshape(call.Tensor(input), Channel(x.Shape));

    private static Shape Channel(Shape x) => Shape.Create([x[1], .. Enumerable.Repeat(Dim.FromSize(1), x.Rank - 2)]);

    /// <summary>Whether an input is a constant of the graph that holds one number only: what exporters write where there is no scale and no bias.</summary>
    private static bool IsComputed(OperatorCall call, int input, float number) =>
        call.Input(input) is ConstantValue { IsComputed: true, Tensor.Type: OnnxType.Float } constant && !constant.Tensor.As<float>().ContainsAnyExcept(number);

    private static bool IsOf(OperatorCall call, int input, Shape shape) =>
        call.Weight(input) is { } weight && shape.IsKnown && weight.Dims.SequenceEqual(shape.Select(d => d.Size));
}
