using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Losses over classes.</summary>
internal static class Losses
{
    [Operator(12)]
    public static void NegativeLogLikelihoodLoss(OperatorCall call) => call.Give(Loss(call, call.Tensor(0), new NegativeLogLikelihood()));

    [Operator(12)]
    public static void SoftmaxCrossEntropyLoss(OperatorCall call)
    {
        var scores = call.Tensor(0);
        var isNone = call.Text("reduction", "mean") == "none";
        var logarithms = isNone || call.Node.Outputs.Length > 1 ? call.Add(new LogSoftmax(1), scores) : null;
        call.Give(Loss(call, isNone ? logarithms! : scores, new CrossEntropy()));
        if (logarithms is not null)
        {
            call.Give(new FlowValue(logarithms), 1);
        }
    }

    private static Tensor Loss(OperatorCall call, Tensor scores, ClassLoss loss)
    {
        var ignored = call.Attribute("ignore_index")?.Int;
        var target = call.Tensor(1);
        target = target.Type.Element == DType.Int64 ? target : call.Add(new Cast(DType.Int64), target);
        var reduction = call.Text("reduction", "mean");
        if (reduction == "none")
        {
            return Each(call, scores, target, ignored);
        }

        loss = loss with { Reduction = reduction == "sum" ? Reduction.Sum : Reduction.Mean, IgnoredClass = ignored ?? long.MinValue };
        return call.Has(2) ? call.Add(loss, scores, target, call.Tensor(2)) : call.Add(loss, scores, target);
    }

    /// <summary>The loss of each place: minus the logarithm at its class, times the class's weight, nothing where the class is ignored.</summary>
    private static Tensor Each(OperatorCall call, Tensor logarithms, Tensor target, long? ignored)
    {
        Tensor? counts = null;
        var classes = target;
        if (ignored is { } number)
        {
            counts = call.Add(new Not(), call.Add(new Equal(), target, call.Literal(number, target)));
            classes = call.Add(new Where(), counts, target, call.Literal(0, target));
        }

        Shape row = [target.Shape[0], 1, .. target.Shape.Slice(1, target.Shape.Rank)];
        var chosen = call.Add(new GatherElements(1), logarithms, call.Reshape(classes, row));
        var loss = call.Add(new Negate(), call.Reshape(chosen, target.Shape));
        loss = call.Has(2) ? call.Add(new Multiply(), loss, call.Add(new Gather(), call.Tensor(2), classes)) : loss;
        return counts is null ? loss : call.Add(new Where(), counts, loss, call.Literal(0, loss));
    }
}
