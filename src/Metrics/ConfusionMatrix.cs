namespace MLNetVision.Metrics;

/// <summary>How often rows of each class were predicted to be of each class; the figures of a classifier come from these counts.</summary>
public sealed class ConfusionMatrix
{
    private readonly long[] _counts;

    /// <summary>Makes a matrix of zeros.</summary>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        Classes = classes;
        _counts = new long[checked(classes * classes)];
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>How many rows were counted.</summary>
    public long Rows { get; private set; }

    /// <summary>How many rows of a class were predicted to be of a class.</summary>
    public long this[int actual, int predicted] => _counts[(Checked(actual, nameof(actual)) * Classes) + Checked(predicted, nameof(predicted))];

    /// <summary>The share of rows predicted rightly; not a number without rows.</summary>
    public double Accuracy => Ratio(Correct, Rows, double.NaN);

    /// <summary>The mean recall of the classes that occur; not a number without rows.</summary>
    public double BalancedAccuracy => Average(c => Support(c) > 0, Recall);

    /// <summary>The mean F1 of the classes that occur or were predicted; not a number without rows.</summary>
    public double MacroF1 => Average(c => Support(c) + Predicted(c) > 0, F1);

    /// <summary>The mean F1, each class counting as often as it occurs; not a number without rows.</summary>
    public double WeightedF1 => Rows == 0 ? double.NaN : Enumerable.Range(0, Classes).Sum(c => Support(c) * F1(c)) / Rows;

    /// <summary>Cohen's kappa (1960): the agreement beyond chance, as a share of the possible; not a number where one class is all there is.</summary>
    public double Kappa
    {
        get
        {
            var chance = Enumerable.Range(0, Classes).Sum(c => (double)Support(c) * Predicted(c)) / ((double)Rows * Rows);
            return (Accuracy - chance) / (1 - chance);
        }
    }

    /// <summary>Matthews' correlation in its form for many classes (Gorodkin 2004); 0 where a single class occurs or is predicted.</summary>
    public double Matthews
    {
        get
        {
            double rows = Rows, across = 0, actual = 0, predicted = 0;
            for (var c = 0; c < Classes; c++)
            {
                double s = Support(c), p = Predicted(c);
                across += s * p;
                actual += s * s;
                predicted += p * p;
            }

            var spread = Math.Sqrt(((rows * rows) - predicted) * ((rows * rows) - actual));
            return spread == 0 ? 0 : ((Correct * rows) - across) / spread;
        }
    }

    private long Correct => Enumerable.Range(0, Classes).Sum(c => this[c, c]);

    /// <summary>Counts a row.</summary>
    public void Add(int actual, int predicted)
    {
        _counts[(Checked(actual, nameof(actual)) * Classes) + Checked(predicted, nameof(predicted))]++;
        Rows++;
    }

    /// <summary>Counts the rows of another matrix of as many classes.</summary>
    public void Add(ConfusionMatrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Classes != Classes)
        {
            throw new ArgumentException($"ConfusionMatrix.Add: a matrix of {Classes} classes cannot take one of {other.Classes}.", nameof(other));
        }

        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        Rows += other.Rows;
    }

    /// <summary>How many rows are of a class.</summary>
    public long Support(int actual) => Enumerable.Range(0, Classes).Sum(p => this[actual, p]);

    /// <summary>How many rows were predicted to be of a class.</summary>
    public long Predicted(int predicted) => Enumerable.Range(0, Classes).Sum(a => this[a, predicted]);

    /// <summary>The share of a class's predictions that are right; 0 without predictions.</summary>
    public double Precision(int predicted) => Ratio(this[predicted, predicted], Predicted(predicted), 0);

    /// <summary>The share of a class's rows that were found; 0 without rows.</summary>
    public double Recall(int actual) => Ratio(this[actual, actual], Support(actual), 0);

    /// <summary>The harmonic mean of precision and recall; 0 where both are.</summary>
    public double F1(int label) => Ratio(2 * this[label, label], Support(label) + Predicted(label), 0);

    /// <summary>
    /// The mean of precision and recall in which recall counts <paramref name="beta"/> squared times as much (van Rijsbergen 1979); 0 where both are.
    /// </summary>
    public double FBeta(int label, double beta) => ClassFigures.Of(label, this[label, label], Support(label), Predicted(label), beta).FBeta;

    /// <summary>The counts as shares: [actual, predicted]. A share of nothing is 0.</summary>
    public double[,] Normalised(MatrixShare share)
    {
        var result = new double[Classes, Classes];
        var supports = Enumerable.Range(0, Classes).Select(Support).ToArray();
        var predictions = Enumerable.Range(0, Classes).Select(Predicted).ToArray();
        for (var a = 0; a < Classes; a++)
        {
            for (var p = 0; p < Classes; p++)
            {
                result[a, p] = Ratio(this[a, p], share switch { MatrixShare.OfActual => supports[a], MatrixShare.OfPredicted => predictions[p], _ => Rows }, 0);
            }
        }

        return result;
    }

    private static double Ratio(long part, long whole, double otherwise) => whole == 0 ? otherwise : (double)part / whole;

    private double Average(Func<int, bool> counts, Func<int, double> figure)
    {
        var mean = new RunningMean();
        for (var c = 0; c < Classes; c++)
        {
            mean = counts(c) ? mean.Add(figure(c)) : mean;
        }

        return mean.Value;
    }

    private int Checked(int label, string name) => (uint)label < (uint)Classes
        ? label
        : throw new ArgumentOutOfRangeException(name, label, $"ConfusionMatrix: a class is a number from 0 to {Classes - 1}.");
}
