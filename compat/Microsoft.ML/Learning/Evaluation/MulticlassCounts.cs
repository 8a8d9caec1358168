namespace Microsoft.ML.Compat.Learning;

/// <summary>
/// What a multiclass evaluation counts, and the measures of it. An unseen class (past the last score) counts as a row, but belongs to no class.
/// </summary>
internal sealed class MulticlassCounts
{
    private const float LeastProbability = 1e-15f;

    private readonly int _classes;
    private readonly double[] _rowsOfClass;
    private readonly double[] _lossOfClass;
    private readonly double[] _rowsOfRank;
    private double _rows;
    private double _correct;
    private double _loss;

    public MulticlassCounts(int classes)
    {
        _classes = classes;
        _rowsOfClass = new double[classes];
        _lossOfClass = new double[classes];
        _rowsOfRank = new double[classes + 1];
        Confusion = [.. Enumerable.Range(0, classes).Select(_ => new double[classes])];
    }

    /// <summary>[actual][predicted]; the class predicted is that of the highest score, whatever the predicted label says.</summary>
    public double[][] Confusion { get; }

    public double MicroAccuracy => _rows > 0 ? _correct / _rows : 0;

    /// <summary>The mean recall of the classes that have rows.</summary>
    public double MacroAccuracy
    {
        get
        {
            double[] recalls = [.. Enumerable.Range(0, _classes).Where(c => _rowsOfClass[c] > 0).Select(c => Confusion[c][c] / _rowsOfClass[c])];
            return recalls.Length > 0 ? recalls.Sum() / recalls.Length : 0;
        }
    }

    public double LogLoss => _rows > 0 ? _loss / _rows : 0;

    /// <summary>(H - LogLoss) / H, where H = -Σ n(c) ln(n(c) / n) / n is what the classes' shares alone would lose: NaN or infinite where H is 0.</summary>
    public double LogLossReduction
    {
        get
        {
            var prior = _rowsOfClass.Where(count => count > 0).Sum(count => count * Math.Log(count / _rows)) / -_rows;
            return (prior - LogLoss) / prior;
        }
    }

    public double[] LogLossOfClasses() => [.. _lossOfClass.Zip(_rowsOfClass, (loss, rows) => rows > 0 ? loss / rows : 0)];

    /// <summary>At k - 1: the share of rows whose class has one of the k highest scores. One more k than classes also takes in the unseen.</summary>
    public double[] TopAccuracies(int count)
    {
        if (count > _rowsOfRank.Length)
            throw Errors.OutsideArray($"topKPredictionCount is {count}; the scores of {_classes} classes have accuracies up to {_rowsOfRank.Length}.");
        var accuracies = new double[count];
        var sum = 0.0;
        for (var k = 0; k < count; k++)
        {
            sum += _rowsOfRank[k] / _rows;
            accuracies[k] = sum;
        }

        return accuracies;
    }

    public void Add(int label, ReadOnlySpan<float> scores)
    {
        var isSeen = label < _classes;
        var loss = -Math.Log(isSeen ? Math.Min(1, Math.Max(LeastProbability, scores[label])) : LeastProbability);
        var rank = Rank(scores, label, isSeen ? scores[label] : 0);
        _rows++;
        _loss += loss;
        _rowsOfRank[rank]++;
        if (isSeen)
        {
            _rowsOfClass[label]++;
            _lossOfClass[label] += loss;
            _correct += rank == 0 ? 1 : 0;
            Confusion[label][Highest(scores)]++;
        }
        else if (rank == 0)
        {
            throw Errors.OutsideArray($"All scores of a row are negative and its label {label} is not one of the {_classes} classes: no probabilities.");
        }
    }

    /// <summary>How many classes go before: by a higher score, or by an equal one and a lower number. An unseen class has score 0.</summary>
    private static int Rank(ReadOnlySpan<float> scores, int label, float score)
    {
        var rank = 0;
        for (var c = 0; c < scores.Length; c++)
        {
            if (scores[c] > score || (scores[c] == score && c < label))
                rank++;
        }

        return rank;
    }

    private static int Highest(ReadOnlySpan<float> scores)
    {
        var highest = 0;
        for (var c = 1; c < scores.Length; c++)
        {
            if (scores[c] > scores[highest])
                highest = c;
        }

        return highest;
    }
}
