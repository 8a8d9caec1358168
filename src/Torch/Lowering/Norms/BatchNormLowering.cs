using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Lowering.Norms;

/// <summary>Statistics move while the batch is looked at; whoever takes the step decides whether they stay so. Frozen ones move in a copy.</summary>
internal sealed class BatchNormLowering : OpLowering<BatchNorm>
{
    public override Casting Casting => Casting.AsTheyCome;

    protected override Tensor Run(BatchNorm op, Call call)
    {
        var usesBatch = call.IsTraining && !(call.IsFrozen("running_mean") && call.IsFrozen("running_var"));
        var shape = call.X.shape;
        var perChannel = shape.Aggregate(1L, (product, size) => product * size) / shape[1];
        if (usesBatch && perChannel < 2)
        {
            throw call.Fail("two values a channel or more while it trains", $"{call.X.dtype}[{string.Join(", ", shape)}]",
                "Train with a larger batch or picture: one value has no variance.");
        }

        var isDouble = call.X.dtype == ScalarType.Float64;
        var (mean, variance) = (Running(call, "running_mean", usesBatch, isDouble), Running(call, "running_var", usesBatch, isDouble));
        var (weight, bias) = isDouble
            ? (call.OptionalParameter("weight"), call.OptionalParameter("bias"))
            : (call.OptionalStored("weight"), call.OptionalStored("bias"));
        var y = torch.nn.functional.batch_norm(call.X, mean, variance, weight, bias, usesBatch, op.Momentum, op.Epsilon);
        if (usesBatch && isDouble)
        {
            Keep(call, "running_mean", mean);
            Keep(call, "running_var", variance);
        }

        return y;
    }

    private static Tensor Running(Call call, string name, bool moves, bool isDouble)
    {
        var kept = call.Stored(name);
        return isDouble ? kept.type(ScalarType.Float64) : moves && call.IsFrozen(name) ? kept.clone() : kept;
    }

    private static void Keep(Call call, string name, Tensor moved)
    {
        if (!call.IsFrozen(name))
        {
            call.Stored(name).copy_(moved);
        }
    }
}
