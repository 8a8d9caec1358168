namespace MLNetVision.Metrics;

/// <summary>The figures of one class against all others.</summary>
/// <param name="Label">The class, counted from 0.</param>
/// <param name="Right">Rows of the class that were predicted to be of it.</param>
/// <param name="Support">Rows of the class.</param>
/// <param name="Predicted">Rows predicted to be of the class.</param>
/// <param name="Precision">Right of predicted.</param>
/// <param name="Recall">Right of support.</param>
/// <param name="F1">The harmonic mean of precision and recall.</param>
/// <param name="FBeta">Their mean with the weight that was asked for.</param>
public sealed record ClassFigures(int Label, long Right, long Support, long Predicted, double Precision, double Recall, double F1, double FBeta)
{
    /// <summary>Makes the figures of counts; a share of nothing is <paramref name="zeroDivision"/>.</summary>
    public static ClassFigures Of(int label, long right, long support, long predicted, double beta = 1, double zeroDivision = 0)
    {
        if (!(beta > 0) || !double.IsFinite(beta))
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "ClassFigures.Of: beta is a number above 0; 1 weighs precision and recall alike.");
        double Share(double part, double whole) => whole == 0 ? zeroDivision : part / whole;
        var weight = beta * beta;
        return new ClassFigures(
            label,
            right,
            support,
            predicted,
            Share(right, predicted),
            Share(right, support),
            Share(2.0 * right, support + predicted),
            Share((1 + weight) * right, (weight * support) + predicted));
    }
}
