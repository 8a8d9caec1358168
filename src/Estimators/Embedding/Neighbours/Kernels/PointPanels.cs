namespace MLNetVision.Estimators.Embedding.Neighbours.Kernels;

/// <summary>Points as a product takes them: panels of some points side by side, number by number, with half their squared lengths.</summary>
internal sealed class PointPanels
{
    /// <summary>Brings points into panels.</summary>
    /// <param name="points">The points; the nearer their mean is to zero, the less is lost.</param>
    /// <param name="width">How many points a panel has.</param>
    /// <param name="cancellation">Ends it.</param>
    public PointPanels(RowMatrix points, int width, CancellationToken cancellation = default)
    {
        (Width, Columns) = (width, points.Columns);
        Count = (points.Rows + width - 1) / width;
        Values = GC.AllocateArray<float>(checked(Count * width * points.Columns), pinned: true);
        Biases = GC.AllocateArray<float>(Count * width, pinned: true);
        Array.Fill(Biases, float.NegativeInfinity);
        for (var row = 0; row < points.Rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            Place(points[row], row);
        }
    }

    /// <summary>How many points a panel has.</summary>
    public int Width { get; }

    /// <summary>How many numbers a point has.</summary>
    public int Columns { get; }

    /// <summary>How many panels there are.</summary>
    public int Count { get; }

    /// <summary>[panel, column, point]; zeros behind the last point.</summary>
    public float[] Values { get; }

    /// <summary>-|b|^2 / 2 for every point b; negative infinity behind the last.</summary>
    public float[] Biases { get; }

    private void Place(ReadOnlySpan<float> values, int row)
    {
        var start = (row / Width * Width * Columns) + (row % Width);
        var square = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            Values[start + (i * Width)] = values[i];
            square += (double)values[i] * values[i];
        }

        Biases[row] = (float)(-square / 2);
    }
}
