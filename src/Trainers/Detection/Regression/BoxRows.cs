using MLNetVision.Compute.LinearAlgebra;
using MLNetVision.Compute.Threading;
using MLNetVision.Metrics;

namespace MLNetVision.Trainers.Detection;

/// <summary>Rows of a regression that wait until they are a block.</summary>
internal sealed class BoxRows(int width, double scale)
{
    public const int Most = CrossSums<double>.BlockRows;

    private readonly float[] _rows = new float[Most * (width + 1)];
    private readonly List<double> _targets = [];

    private int Count => _targets.Count / BoxSums.Targets;

    public void Add(ReadOnlySpan<float> features, BoxOffset offset)
    {
        var row = _rows.AsSpan(Count * (width + 1), width + 1);
        for (var j = 0; j < width; j++)
        {
            row[j] = (float)(features[j] * scale);
        }

        row[width] = 1;
        _targets.AddRange([offset.X, offset.Y, offset.LogWidth, offset.LogHeight]);
    }

    /// <summary>Brings the rows to their sums, if there are so many.</summary>
    public void MoveTo(BoxSums sums, Workers workers, int atLeast)
    {
        if (Count >= atLeast)
        {
            sums.Add(_rows, [.. _targets], workers);
            _targets.Clear();
        }
    }
}
