using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Normalisation.</summary>
internal static class Normalisations
{
    [Operator]
    public static void BatchNormalization(OperatorCall call)
    {
        var isTraining = call.Flag("training_mode") || (call.Opset < 7 && !call.Flag("is_test"));
        if ((isTraining && Enumerable.Range(1, 4).Any(call.IsTaken)) || !call.Flag("spatial", true))
        {
            throw call.Unsupported("normalisation by the statistics of the batch is not imported; export the model for evaluation");
        }

        if (isTraining)
        {
            call.Note("The model was exported for training: dropout drops in training only, and normalisation uses its running statistics otherwise.");
        }

        var x = call.Tensor(0);
        if (Enumerable.Range(1, 4).Any(i => call.Weight(i) is null))
        {
            NormalisationsNd.BatchNormalization(call, x);
            return;
        }

        // The standard's momentum is the share of the old statistic, ours that of the new one.
        var op = new BatchNorm(call.Float("epsilon", 1e-5f), 1 - call.Float("momentum", 0.9f));
        string[] slots = ["weight", "bias", "running_mean", "running_var"];
        call.Give(call.AddLayer(op, [.. slots.Select((slot, i) => OwnedWeight.Of(slot, call.Weight(i + 1)!))], x));
    }

    [Operator]
    public static void LRN(OperatorCall call) => call.Give(call.Add(
        new LocalResponseNorm(checked((int)call.Int("size", 0)), call.Float("alpha", 1e-4f), call.Float("beta", 0.75f), call.Float("bias", 1)),
            call.Tensor(0)));

    [Operator]
    public static void Softmax(OperatorCall call) => AlongAxis(call, axis => new Softmax(axis));

    [Operator]
    public static void LogSoftmax(OperatorCall call) => AlongAxis(call, axis => new LogSoftmax(axis));

    /// <summary>Before operator set 13 all axes from the given one on were one.</summary>
    private static void AlongAxis(OperatorCall call, Func<int, Op> op)
    {
        var x = call.Tensor(0);
        var axis = call.Axis(call.Int("axis", call.Opset < 13 ? 1 : -1), x.Shape.Rank);
        if (call.Opset >= 13 || x.Shape.Slice(axis + 1, x.Shape.Rank).All(d => d is { IsKnown: true, Size: 1 }))
        {
            call.Give(call.Add(op(axis), x));
            return;
        }

        var flat = x.Reshape(x.Shape.Slice(0, axis).Concat([x.Shape.Slice(axis, x.Shape.Rank).Elements()]));
        call.Give(call.Add(op(axis), flat).Reshape(x.Shape));
    }
}
