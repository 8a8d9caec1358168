namespace MLNetVision.Estimators.Embedding.Affinities;

/// <summary>
/// Gaussian weights of neighbours whose entropy is the logarithm of the perplexity: p_j = exp(-beta d_j^2) / sum, beta found by doubling and halving, then by
/// bisection (van der Maaten and Hinton 2008).
/// </summary>
internal static class Perplexity
{
    private const int Steps = 100;

    /// <summary>How near the entropy has to come.</summary>
    private const double Tolerance = 1e-5;

    /// <summary>Writes the weights, which sum to 1.</summary>
    /// <param name="squares">The squared distances of the neighbours.</param>
    /// <param name="perplexity">How many of them are to count, as it were.</param>
    /// <param name="weights">One a neighbour.</param>
    public static void Calibrate(ReadOnlySpan<float> squares, double perplexity, Span<double> weights)
    {
        var nearest = float.PositiveInfinity;
        foreach (var square in squares)
        {
            nearest = Math.Min(nearest, square);
        }

        var (wanted, beta, low, high) = (Math.Log(perplexity), 1.0, 0.0, double.PositiveInfinity);
        for (var step = 0; step < Steps; step++)
        {
            var difference = Weigh(squares, nearest, beta, weights) - wanted;
            if (Math.Abs(difference) <= Tolerance)
            {
                return;
            }

            (low, high) = difference > 0 ? (beta, high) : (low, beta);
            beta = difference > 0 && double.IsInfinity(high) ? beta * 2 : (low + high) / 2;
        }
    }

    /// <summary>Writes the mean of the weights of several perplexities.</summary>
    public static void Calibrate(ReadOnlySpan<float> squares, ReadOnlySpan<double> perplexities, Span<double> weights)
    {
        if (perplexities.Length == 1)
        {
            Calibrate(squares, perplexities[0], weights);
            return;
        }

        weights.Clear();
        var one = new double[weights.Length];
        foreach (var perplexity in perplexities)
        {
            Calibrate(squares, perplexity, one);
            for (var i = 0; i < one.Length; i++)
            {
                weights[i] += one[i] / perplexities.Length;
            }
        }
    }

    /// <summary>
    /// Writes the weights of a beta and gives their entropy. What all distances have in common cancels out, and is taken off so that nothing vanishes.
    /// </summary>
    private static double Weigh(ReadOnlySpan<float> squares, float nearest, double beta, Span<double> weights)
    {
        double sum = 0, moment = 0;
        for (var i = 0; i < squares.Length; i++)
        {
            double square = squares[i] - nearest;
            var weight = Math.Exp(-beta * square);
            weights[i] = weight;
            sum += weight;
            moment += weight * square;
        }

        foreach (ref var weight in weights)
        {
            weight /= sum;
        }

        return Math.Log(sum) + (beta * moment / sum);
    }
}
