using System.Collections.Immutable;
using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Learning;

namespace Microsoft.ML.Data;

public sealed class ConfusionMatrix
{
    private readonly Lazy<string> _table;

    /// <summary>
    /// counts[actual][predicted]. Precision: counts[c][c] over the sum of column c; recall: over the sum of row c; 0 where that sum is 0.
    /// Of two classes a binary classifier's positive class comes first; <paramref name="isBinary"/> puts the ratio of the positives above the table.
    /// </summary>
    internal ConfusionMatrix(double[][] counts, IReadOnlyList<string> classNames, bool isBinary)
    {
        Counts = Array.ConvertAll(counts, row => (IReadOnlyList<double>)[.. row]).ToList().AsReadOnly();
        PerClassRecall = counts.Select((row, c) => Share(row[c], row.Sum())).ToImmutableArray();
        PerClassPrecision = counts.Select((row, c) => Share(row[c], counts.Sum(actual => actual[c]))).ToImmutableArray();
        _table = new Lazy<string>(() => new ConfusionTable(this, classNames, isBinary).ToString());
    }

    public IReadOnlyList<double> PerClassPrecision { get; }

    public IReadOnlyList<double> PerClassRecall { get; }

    public IReadOnlyList<IReadOnlyList<double>> Counts { get; }

    public int NumberOfClasses => Counts.Count;

    public string GetFormattedConfusionTable() => _table.Value;

    public double GetCountForClassPair(int predictedClassIndicatorIndex, int actualClassIndicatorIndex)
    {
        CheckIndex(predictedClassIndicatorIndex, nameof(predictedClassIndicatorIndex));
        CheckIndex(actualClassIndicatorIndex, nameof(actualClassIndicatorIndex));
        return Counts[actualClassIndicatorIndex][predictedClassIndicatorIndex];
    }

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;

    private void CheckIndex(int index, string parameter)
    {
        if (index < 0 || index >= NumberOfClasses)
        {
            throw Errors.OutOfRange(parameter, $"A class index is from 0 to {NumberOfClasses - 1}; {index} was given.");
        }
    }
}
