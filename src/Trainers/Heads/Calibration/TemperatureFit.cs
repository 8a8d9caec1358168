using MLNetVision.Transforms;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>
/// The temperature T that makes rows most likely when logits are divided by it (Guo et al. 2017). The loss is convex in 1 / T: its derivative is brought
/// to 0 by bisection on a logarithmic scale, from 1 / 100 to 100. Targets are (rows + 1) / (rows + 2) instead of 1, as Platt's are, the rest being shared by
/// the other classes: rows that are all right do not make probabilities 1.
/// </summary>
internal static class TemperatureFit
{
    private const double Limit = 100;
    private const int Halvings = 60;

    /// <summary>The temperature for logits [rows, outputs].</summary>
    public static double Of(double[] logits, HeadProblem problem)
    {
        var (low, high) = (-Math.Log(Limit), Math.Log(Limit));
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Slope(logits, problem, Math.Exp(middle)) > 0 ? (low, middle) : (middle, high);
        }

        return Math.Exp(-(low + high) / 2);
    }

    /// <summary>The derivative of the loss by the factor 1 / T: sum_i w_i sum_c (p_ic - t_ic) z_ic.</summary>
    private static double Slope(double[] logits, HeadProblem problem, double factor)
    {
        var outputs = problem.Outputs;
        var probabilities = new double[outputs];
        var weights = Enumerable.Range(0, problem.Task == ScoringTask.Multiclass ? 1 : outputs).Select(problem.WeightsOf).ToArray();
        var rest = 1.0 / (problem.Rows.Count + 2);
        var others = problem.Task == ScoringTask.Multiclass ? rest / (outputs - 1) : rest;
        var slope = 0.0;
        for (var i = 0; i < problem.Rows.Count; i++)
        {
            var z = logits.AsSpan(i * outputs, outputs);
            Probabilities(z, factor, probabilities, problem.Task == ScoringTask.Multiclass);
            for (var c = 0; c < outputs; c++)
            {
                slope += weights[c % weights.Length][i] * (probabilities[c] - (problem.Holds(i, c) ? 1 - rest : others)) * z[c];
            }
        }

        return slope;
    }

    private static void Probabilities(ReadOnlySpan<double> logits, double factor, double[] probabilities, bool areOfOneSum)
    {
        var largest = areOfOneSum ? logits.ToArray().Max() : 0;
        for (var c = 0; c < probabilities.Length; c++)
        {
            probabilities[c] = areOfOneSum ? Math.Exp(factor * (logits[c] - largest)) : Sigmoid.Of(factor * logits[c]);
        }

        if (areOfOneSum)
        {
            Vectors.Scale(probabilities, 1 / probabilities.Sum(), probabilities);
        }
    }
}
