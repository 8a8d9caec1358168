namespace Microsoft.ML.Compat.Learning;

/// <summary>How often each kind of label was predicted as each kind. A share of nothing is 0, but the accuracy of nothing no number.</summary>
internal sealed class BinaryCounts
{
    private double _truePositives;
    private double _falseNegatives;
    private double _falsePositives;
    private double _trueNegatives;

    /// <summary>[actual][predicted], positive before negative.</summary>
    public double[][] Confusion => [[_truePositives, _falseNegatives], [_falsePositives, _trueNegatives]];

    public double Accuracy => (_truePositives + _trueNegatives) / Rows;

    public double PositivePrecision => Share(_truePositives, _falsePositives);

    public double PositiveRecall => Share(_truePositives, _falseNegatives);

    public double NegativePrecision => Share(_trueNegatives, _falseNegatives);

    public double NegativeRecall => Share(_trueNegatives, _falsePositives);

    /// <summary>The harmonic mean of precision and recall of the positive.</summary>
    public double F1Score
    {
        get
        {
            var sum = PositivePrecision + PositiveRecall;
            return sum == 0 ? 0 : 2 * PositivePrecision * PositiveRecall / sum;
        }
    }

    /// <summary>The bits in a label.</summary>
    public double Entropy => Bits.Entropy((_truePositives + _falseNegatives) / Rows);

    private double Rows => _truePositives + _falseNegatives + _falsePositives + _trueNegatives;

    public void Add(bool isPositive, bool isPredictedPositive)
    {
        switch (isPositive, isPredictedPositive)
        {
            case (true, true):
                _truePositives++;
                break;
            case (true, false):
                _falseNegatives++;
                break;
            case (false, true):
                _falsePositives++;
                break;
            default:
                _trueNegatives++;
                break;
        }
    }

    private static double Share(double part, double rest) => part + rest > 0 ? part / (part + rest) : 0;
}
