namespace MLNetVision.Trainers.HeadFitting;

/// <summary>A score's logit: Slope score + Offset.</summary>
internal readonly record struct Platt(double Slope, double Offset)
{
    private const int MostIterations = 100;
    private const double SmallestStep = 1e-10;
    private const double Ridge = 1e-12;
    private const double Flat = 1e-10;

    /// <summary>The score as it is.</summary>
    public static Platt None => new(1, 0);

    /// <summary>The logit of rows all of one side, by Platt's regularised targets: that of (yes + 1) / (rows + 2), whatever the score.</summary>
    public static Platt Constant(int yes, int rows) => new(0, Math.Log((yes + 1.0) / (rows - yes + 1.0)));

    /// <summary>
    /// The sigmoid that makes the rows most likely, the targets being (yes + 1) / (yes + 2) and 1 / (no + 2), by Newton's method with backtracking (Platt 1999;
    /// Lin, Lin and Weng 2007).
    /// </summary>
    public static Platt Fit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> sides, ReadOnlySpan<double> weights)
    {
        var yes = sides.Count(true);
        if (yes == 0 || yes == sides.Length)
        {
            return Constant(yes, sides.Length);
        }

        var (high, low) = ((yes + 1.0) / (yes + 2.0), 1 / (sides.Length - yes + 2.0));
        var targets = new double[sides.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = sides[i] ? high : low;
        }

        var present = new Platt(0, Math.Log((yes + 1.0) / (sides.Length - yes + 1.0)));
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            if (present.Improved(scores, targets, weights) is not { } better)
            {
                break;
            }

            present = better;
        }

        return present;
    }

    /// <summary>A step of Newton's, shortened until it lowers the loss; null where none does.</summary>
    private Platt? Improved(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        var (slope, offset, h11, h12, h22) = (0.0, 0.0, Ridge, 0.0, Ridge);
        for (var i = 0; i < scores.Length; i++)
        {
            var p = Sigmoid.Of((Slope * scores[i]) + Offset);
            var (first, second) = (weights[i] * (p - targets[i]), weights[i] * p * (1 - p));
            slope += first * scores[i];
            offset += first;
            h11 += second * scores[i] * scores[i];
            h12 += second * scores[i];
            h22 += second;
        }

        if (Math.Abs(slope) < Flat && Math.Abs(offset) < Flat)
        {
            return null;
        }

        var determinant = (h11 * h22) - (h12 * h12);
        var (toSlope, toOffset) = (-((h22 * slope) - (h12 * offset)) / determinant, -((h11 * offset) - (h12 * slope)) / determinant);
        var (value, descent) = (Loss(scores, targets, weights), (slope * toSlope) + (offset * toOffset));
        for (var step = 1.0; step >= SmallestStep; step /= 2)
        {
            var next = new Platt(Slope + (step * toSlope), Offset + (step * toOffset));
            if (next.Loss(scores, targets, weights) < value + (1e-4 * step * descent))
            {
                return next;
            }
        }

        return null;
    }

    private double Loss(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, ReadOnlySpan<double> weights)
    {
        var loss = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            var logit = (Slope * scores[i]) + Offset;
            loss += weights[i] * (Sigmoid.Softplus(logit) - (targets[i] * logit));
        }

        return loss;
    }
}
