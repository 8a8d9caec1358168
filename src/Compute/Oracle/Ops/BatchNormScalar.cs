using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class BatchNormScalar : ScalarOp<BatchNorm>
{
    protected override void Forward(BatchNorm op, Call call)
    {
        if (!call.IsTraining)
        {
            Evaluate(op, call);
            return;
        }

        Value mean = call.Parameter("running_mean"), variance = call.Parameter("running_var");
        var isFixed = mean.IsFrozen && variance.IsFrozen;
        var perChannel = call.X.Count / call.X.Dims[1];
        if (perChannel < 2 && !isFixed)
        {
            throw call.Fail("two values a channel or more while it trains", $"{call.X}", "Train with a larger batch or picture: one value has no variance.");
        }

        (double[], double[])? given = isFixed ? (mean.Data.ToArray(), variance.Data.ToArray()) : null;
        var normalisation = new Normalisation(call, call.X.Dims[1], op.Epsilon, Channel(call.X), Channel(call.X), given);
        normalisation.Forward();
        call.Saved = normalisation;
    }

    protected override void Backward(BatchNorm op, Call call) => ((Normalisation)call.Saved!).Backward();

    /// <summary>running = (1 - momentum) running + momentum batch, with the unbiased variance.</summary>
    protected override void MoveStatistics(BatchNorm op, Call call)
    {
        var batch = (Normalisation)call.Saved!;
        var perChannel = (double)call.X.Count / call.X.Dims[1];
        Move(call.Parameter("running_mean"), c => batch.Means[c], op.Momentum);
        Move(call.Parameter("running_var"), c => batch.Variances[c] * perChannel / (perChannel - 1), op.Momentum);
    }

    private static void Move(Value running, Func<int, double> batch, double momentum)
    {
        for (var c = 0; c < running.Count && !running.IsFrozen; c++)
        {
            running.Data[c] = ((1 - momentum) * running.Data[c]) + (momentum * batch(c));
        }

        running.Round();
    }

    private static void Evaluate(BatchNorm op, Call call)
    {
        Span<double> mean = call.Parameter("running_mean").Data, variance = call.Parameter("running_var").Data;
        var (weight, bias) = (call.OptionalParameter("weight"), call.OptionalParameter("bias"));
        var channel = Channel(call.X);
        for (var i = 0; i < call.X.Count; i++)
        {
            var c = channel(i);
            call.Y.Data[i] = ((call.X.Data[i] - mean[c]) / Math.Sqrt(variance[c] + op.Epsilon) * (weight is null ? 1 : weight.Data[c]))
                + (bias is null ? 0 : bias.Data[c]);
        }
    }

    private static Func<int, int> Channel(Value x)
    {
        var inner = x.Product(2, x.Rank);
        return i => i / inner % x.Dims[1];
    }
}
