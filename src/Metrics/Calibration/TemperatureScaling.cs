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

    private const double Precision = 1e-13;
    private const int MostSteps = 200, BlockRows = 1024;

    /// <summary>
    /// Fits the temperature to rows that were not trained on. The loss is convex in b = 1/T, with slope sum(E_softmax(b z)[z] - z_label), and Newton's
    /// steps, kept between temperatures known to be too hot and too cold, find its one minimum to the last digits. Logits that say nothing, equal in each row,
    /// keep temperature 1.
    /// </summary>
    /// <param name="logits">Rows of logits; logarithms of probabilities are logits too (<see cref="LogitsOf"/>).</param>
    public static TemperatureScaling Fit(ScoreTable logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        if (logits.Rows == 0)
            throw new ArgumentException("TemperatureScaling.Fit: there are no rows. Give rows with labels that were held out of training.", nameof(logits));
        var (before, hot, cold) = (At(logits, 1), At(logits, 1 / Hottest), At(logits, 1 / Coldest));
        if (hot.Slope == 0)
            return new TemperatureScaling(1, before.Loss, before.Loss);
        if (hot.Slope > 0 || cold.Slope <= 0)
            return hot.Slope > 0 ? new TemperatureScaling(Hottest, before.Loss, hot.Loss) : new TemperatureScaling(Coldest, before.Loss, cold.Loss);
        var (inverse, here) = Minimum(logits, before);
        return new TemperatureScaling(1 / inverse, before.Loss, here.Loss);
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

    private static (double Inverse, (double Loss, double Slope, double Bend) There) Minimum(ScoreTable logits, (double Loss, double Slope, double Bend) here)
    {
        var (low, high, inverse) = (1 / Hottest, 1 / Coldest, 1.0);
        for (var step = 0; step < MostSteps && high - low > Precision * high; step++)
        {
            (low, high) = here.Slope <= 0 ? (inverse, high) : (low, inverse);
            var newton = inverse - (here.Slope / here.Bend);
            if (Math.Abs(newton - inverse) <= Precision * inverse)
                break;
            inverse = newton > low && newton < high ? newton : Math.Sqrt(low * high);
            here = At(logits, inverse);
        }

        return (inverse, here);
    }

    /// <summary>The mean loss and its first two derivatives by the inverse temperature: blocks of rows on all processors, added up in their order.</summary>
    private static (double Loss, double Slope, double Bend) At(ScoreTable table, double inverse)
    {
        var blocks = new RunningMean[(table.Rows + BlockRows - 1) / BlockRows, 3];
        Parallel.For(0, blocks.GetLength(0), block => AddBlock(table, inverse, block, blocks));
        var sums = new RunningMean[3];
        for (var block = 0; block < blocks.GetLength(0); block++)
        {
            for (var i = 0; i < sums.Length; i++)
                sums[i] = sums[i].Add(blocks[block, i].Value, blocks[block, i].Weight);
        }

        return (sums[0].Value, sums[1].Value, sums[2].Value);
    }

    private static void AddBlock(ScoreTable table, double inverse, int block, RunningMean[,] blocks)
    {
        var powers = new double[table.Classes];
        for (var row = block * BlockRows; row < Math.Min(table.Rows, (block + 1) * BlockRows); row++)
        {
            var logits = table[row];
            var sum = Powers(logits, inverse, powers);
            double mean = 0, squares = 0, own = logits[table.Labels[row]], greatest = Greatest(logits);
            for (var c = 0; c < powers.Length; c++)
            {
                var share = powers[c] / sum * (logits[c] - greatest);
                mean += share;
                squares += share * (logits[c] - greatest);
            }

            blocks[block, 0] = blocks[block, 0].Add(Math.Log(sum) - (inverse * (own - greatest)));
            blocks[block, 1] = blocks[block, 1].Add(mean + (greatest - own));
            blocks[block, 2] = blocks[block, 2].Add(squares - (mean * mean));
        }
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
