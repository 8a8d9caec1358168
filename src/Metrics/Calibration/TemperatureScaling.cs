namespace MLNetVision.Metrics;

/// <summary>
/// One number that logits are divided by before softmax so that probabilities mean what they say; no prediction changes (Guo, Pleiss, Sun and Weinberger 2017).
/// </summary>
/// <param name="Temperature">Above 1 for a model that is too sure of itself.</param>
/// <param name="LossBefore">The mean log loss at temperature 1.</param>
/// <param name="LossAfter">That at the temperature found.</param>
public sealed record TemperatureScaling(double Temperature, double LossBefore, double LossAfter)
{
    /// <summary>The temperatures that are looked at: beyond them lie only models that are always right, or that know nothing.</summary>
    private const double Coldest = 1e-3, Hottest = 1e3;

    /// <summary>
    /// Fits the temperature to rows that were not trained on. The loss is convex in b = 1/T, with slope sum(E_softmax(b z)[z] - z_label), so bisection of the
    /// slope finds its one minimum to the last digits. Logits that say nothing, equal in each row, keep temperature 1.
    /// </summary>
    /// <param name="logits">Rows of logits; logarithms of probabilities are logits too (<see cref="LogitsOf"/>).</param>
    public static TemperatureScaling Fit(ScoreTable logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        if (logits.Rows == 0)
            throw new ArgumentException("TemperatureScaling.Fit: there are no rows. Give rows with labels that were held out of training.", nameof(logits));
        var (low, high) = (1 / Hottest, 1 / Coldest);
        if (At(logits, low).Slope == 0)
            return new TemperatureScaling(1, At(logits, 1).Loss, At(logits, 1).Loss);
        for (var step = 0; step < 200 && high - low > 1e-15 * high; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = At(logits, middle).Slope <= 0 ? (middle, high) : (low, middle);
        }

        var inverse = (low + high) / 2;
        return new TemperatureScaling(1 / inverse, At(logits, 1).Loss, At(logits, inverse).Loss);
    }

    /// <summary>Logits whose softmax gives these probabilities: their logarithms, 0 taken for the least normal float.</summary>
    public static float[] LogitsOf(ReadOnlySpan<float> probabilities)
    {
        var result = new float[probabilities.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = MathF.Log(Math.Max(probabilities[i], 1.17549435e-38f));
        return result;
    }

    /// <summary>The probabilities of logits at this temperature.</summary>
    public float[] Apply(ReadOnlySpan<float> logits)
    {
        var powers = new double[logits.Length];
        var sum = Powers(logits, 1 / Temperature, powers);
        return Array.ConvertAll(powers, p => (float)(p / sum));
    }

    private static (double Loss, double Slope) At(ScoreTable table, double inverse)
    {
        var (loss, slope) = (default(RunningMean), default(RunningMean));
        var powers = new double[table.Classes];
        for (var row = 0; row < table.Rows; row++)
        {
            var logits = table[row];
            var sum = Powers(logits, inverse, powers);
            double mean = 0, own = logits[table.Labels[row]], greatest = Greatest(logits);
            for (var c = 0; c < powers.Length; c++)
                mean += powers[c] / sum * logits[c];
            loss = loss.Add(Math.Log(sum) - (inverse * (own - greatest)));
            slope = slope.Add(mean - own);
        }

        return (loss.Value, slope.Value);
    }

    /// <summary>exp(b (z - greatest)), and their sum.</summary>
    private static double Powers(ReadOnlySpan<float> logits, double inverse, double[] powers)
    {
        double sum = 0, greatest = Greatest(logits);
        for (var c = 0; c < powers.Length; c++)
            sum += powers[c] = Math.Exp(inverse * (logits[c] - greatest));
        return sum;
    }

    private static float Greatest(ReadOnlySpan<float> logits) => logits[Ranking.ArgMax(logits)];
}
