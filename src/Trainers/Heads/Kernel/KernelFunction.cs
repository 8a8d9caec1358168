namespace MLNetVision.Trainers.HeadFitting;

/// <summary>A kernel of the rows of a problem, by their numbers.</summary>
internal sealed class KernelFunction
{
    private readonly KernelSvmHead _head;
    private readonly FeatureRows _rows;
    private readonly double[] _squares;

    public KernelFunction(KernelSvmHead head, FeatureRows rows)
    {
        (_head, _rows) = (head, rows);
        _squares = [.. Enumerable.Range(0, rows.Count).Select(i => RowProducts.Dot(rows[i], rows[i]))];
        Gamma = head.Gamma ?? Scale(rows);
    }

    /// <summary>The gamma, chosen if it was left open.</summary>
    public double Gamma { get; }

    public int Count => _rows.Count;

    public double Square(int row) => _squares[row];

    public double Value(int i, int j)
    {
        var product = i == j ? _squares[i] : RowProducts.Dot(_rows[i], _rows[j]);
        return _head.Kernel == SvmKernel.Rbf
            ? Math.Exp(-Gamma * Math.Max(0, _squares[i] + _squares[j] - (2 * product)))
            : Power((Gamma * product) + _head.Offset, _head.Degree);
    }

    private static double Power(double value, int degree)
    {
        var power = 1.0;
        for (var i = 0; i < degree; i++)
        {
            power *= value;
        }

        return power;
    }

    /// <summary>1 / (width times the variance of all numbers); 1 where they are all the same.</summary>
    private static double Scale(FeatureRows rows)
    {
        var mean = rows.Values.Sum(v => (double)v) / rows.Values.Length;
        var variance = rows.Values.Sum(v => (v - mean) * (v - mean)) / rows.Values.Length;
        return variance > 1e-24 * mean * mean && variance > 0 ? 1 / (rows.Width * variance) : 1;
    }
}
