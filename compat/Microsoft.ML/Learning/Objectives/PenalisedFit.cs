using Microsoft.ML.Trainers;

namespace Microsoft.ML.Compat.Learning.Objectives;

/// <summary>How well a model found by minimising a penalised loss fits: deviance is twice the negative log-likelihood.</summary>
internal static class PenalisedFit
{
    /// <summary>The biases and the weights that are not zero.</summary>
    public static int Parameters(float[] point, int biases) => biases + point.AsSpan(biases).Length - point.AsSpan(biases).Count(0f);

    /// <param name="point">Biases, then weights.</param>
    /// <param name="biases">How many biases there are.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="loss">The minimum: the mean loss with both penalties.</param>
    /// <param name="l1">The weight of Σ|w| on the scale of the number of rows.</param>
    /// <param name="l2">The weight of Σw²/2 on that scale.</param>
    /// <param name="nullDeviance">The deviance of a model that knows only how frequent each class is.</param>
    public static ModelStatisticsBase Statistics(float[] point, int biases, TrainingRows rows, float loss, float l1, float l2, double nullDeviance)
    {
        var squares = 0.0;
        var magnitudes = 0.0;
        foreach (var weight in point.AsSpan(biases))
        {
            squares += weight * weight;
            magnitudes += Math.Abs(weight);
        }

        var deviance = (2 * loss * rows.WeightSum) - (squares * l2) - (2 * magnitudes * l1);
        return new ModelStatisticsBase(rows.Count, Parameters(point, biases), (float)deviance, (float)nullDeviance);
    }

    /// <summary>2·Σ nᵢ·log(n / nᵢ) over classes with a total weight of nᵢ.</summary>
    public static double NullDeviance(IEnumerable<double> weights)
    {
        var counts = weights.Where(weight => weight > 0).ToArray();
        var total = counts.Sum();
        return 2 * counts.Sum(count => count * Math.Log(total / count));
    }
}
