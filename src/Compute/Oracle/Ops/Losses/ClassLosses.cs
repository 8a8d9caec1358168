using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class NegativeLogLikelihoodScalar : ClassLossScalar<NegativeLogLikelihood>
{
    protected override double Value(NegativeLogLikelihood op, double[] scores, int trueClass) => -scores[trueClass];

    protected override double[] Slopes(NegativeLogLikelihood op, double[] scores, int trueClass)
    {
        var slopes = new double[scores.Length];
        slopes[trueClass] = -1;
        return slopes;
    }
}

/// <summary>
/// With p the softmax of the true class and q those of all: d/dp of -(1 - p)^Gamma log p, times dp/dscore[c] = p ([c is true] - q[c]).
/// </summary>
internal sealed class FocalScalar : ClassLossScalar<Focal>
{
    protected override double Value(Focal op, double[] scores, int trueClass)
    {
        var log = LogSoftmax(scores)[trueClass];
        return -Math.Pow(-Functions.ExpMinusOne(log), op.Gamma) * log;
    }

    protected override double[] Slopes(Focal op, double[] scores, int trueClass)
    {
        var logs = LogSoftmax(scores);
        var log = logs[trueClass];
        var p = Math.Exp(log);
        var rest = -Functions.ExpMinusOne(log);
        var easing = op.Gamma == 0 || rest == 0 ? 0 : op.Gamma * Math.Pow(rest, op.Gamma - 1) * p * log;
        var slope = easing - Math.Pow(rest, op.Gamma);
        return [.. logs.Select((l, c) => slope * ((c == trueClass ? 1 : 0) - Math.Exp(l)))];
    }

    private static double[] LogSoftmax(double[] scores)
    {
        var log = Lines.LogSumExp(scores, [.. Enumerable.Range(0, scores.Length)]);
        return [.. scores.Select(s => s - log)];
    }
}

internal sealed class MultiClassHingeScalar : ClassLossScalar<MultiClassHinge>
{
    protected override double Value(MultiClassHinge op, double[] scores, int trueClass) =>
        Violations(op, scores, trueClass).Sum(v => op.Squared ? v * v : v) / scores.Length;

    protected override double[] Slopes(MultiClassHinge op, double[] scores, int trueClass)
    {
        double[] slopes = [.. Violations(op, scores, trueClass).Select(v => (v <= 0 ? 0 : op.Squared ? 2 * v : 1) / scores.Length)];
        slopes[trueClass] = -slopes.Sum();
        return slopes;
    }

    /// <summary>By how much each class is too near; the true one is not.</summary>
    private static IEnumerable<double> Violations(MultiClassHinge op, double[] scores, int trueClass) =>
        scores.Select((score, c) => c == trueClass ? 0 : Math.Max(0, op.Margin - scores[trueClass] + score));
}
