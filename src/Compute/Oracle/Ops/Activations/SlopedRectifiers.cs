using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>The slope below 0 is a parameter: one, or one a channel (axis 1).</summary>
internal sealed class ParametricReluScalar : ScalarOp<ParametricRelu>
{
    protected override void Forward(ParametricRelu op, Call call)
    {
        var slopes = call.Parameter("weight").Data;
        for (var i = 0; i < call.X.Count; i++)
        {
            call.Y.Data[i] = call.X.Data[i] > 0 ? call.X.Data[i] : call.X.Data[i] * slopes[SlopeOf(op, call, i)];
        }
    }

    protected override void Backward(ParametricRelu op, Call call)
    {
        var slopes = call.Parameter("weight");
        for (var i = 0; i < call.X.Count; i++)
        {
            var slope = SlopeOf(op, call, i);
            var isAbove = call.X.Data[i] > 0;
            call.X.Gradient[i] += call.Y.Gradient[i] * (isAbove ? 1 : slopes.Data[slope]);
            slopes.Gradient[slope] += isAbove ? 0 : call.Y.Gradient[i] * call.X.Data[i];
        }
    }

    private static int SlopeOf(ParametricRelu op, Call call, int i) => op.PerChannel ? i / call.X.Product(2, call.X.Rank) % call.X.Dims[1] : 0;
}

/// <summary>The slope below 0 is drawn anew for each number in training, and the mean of the limits otherwise.</summary>
internal sealed class RandomisedLeakyReluScalar : ScalarOp<RandomisedLeakyRelu>
{
    protected override void Forward(RandomisedLeakyRelu op, Call call)
    {
        for (var i = 0; i < call.X.Count; i++)
        {
            call.Y.Data[i] = call.X.Data[i] * Slope(op, call, i);
        }
    }

    protected override void Backward(RandomisedLeakyRelu op, Call call)
    {
        for (var i = 0; i < call.X.Count; i++)
        {
            call.X.Gradient[i] += call.Y.Gradient[i] * Slope(op, call, i);
        }
    }

    private static double Slope(RandomisedLeakyRelu op, Call call, int i) => call.X.Data[i] > 0 ? 1
        : call.IsTraining ? RandomNumbers.Slope(call.RandomKey, i, op.Lower, op.Upper)
        : ((double)op.Lower + op.Upper) / 2;
}
