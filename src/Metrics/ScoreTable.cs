using System.Runtime.InteropServices;

namespace MLNetVision.Metrics;

/// <summary>Rows of a class and a score for each class, as they come: 4 bytes a score and 4 a row.</summary>
public sealed class ScoreTable
{
    private readonly List<float> _scores = [];
    private readonly List<int> _labels = [];

    /// <summary>Makes a table without rows.</summary>
    public ScoreTable(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        Classes = classes;
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => _labels.Count;

    /// <summary>The class of each row.</summary>
    public ReadOnlySpan<int> Labels => CollectionsMarshal.AsSpan(_labels);

    /// <summary>The scores of a row.</summary>
    public ReadOnlySpan<float> this[int row] => CollectionsMarshal.AsSpan(_scores).Slice(checked(row * Classes), Classes);

    /// <summary>Adds a row.</summary>
    public void Add(int label, ReadOnlySpan<float> scores)
    {
        if ((uint)label >= (uint)Classes)
            throw new ArgumentOutOfRangeException(nameof(label), label, $"ScoreTable.Add: a class is a number from 0 to {Classes - 1}.");
        if (scores.Length != Classes)
            throw new ArgumentException($"ScoreTable.Add: a row has a score for each of {Classes} classes, not {scores.Length}.", nameof(scores));
        _labels.Add(label);
        _scores.AddRange(scores);
    }

    /// <summary>All rows' scores of a class.</summary>
    public float[] ScoresOf(int label)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, Classes);
        var result = new float[Rows];
        var all = CollectionsMarshal.AsSpan(_scores);
        for (var row = 0; row < result.Length; row++)
            result[row] = all[(row * Classes) + label];
        return result;
    }

    /// <summary>Which rows are of a class.</summary>
    public bool[] IsOf(int label) => [.. _labels.Select(l => l == label)];
}
