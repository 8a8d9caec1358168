using Microsoft.ML.Compat.Learning.Kernels;

namespace Microsoft.ML.Compat.Learning.Optimisation;

/// <summary>The last m steps s and gradient changes y; together they stand for the inverse Hessian (Nocedal and Wright, algorithm 7.4).</summary>
internal sealed class CurvatureHistory(int capacity)
{
    private readonly List<Pair> _pairs = [];

    public void Clear() => _pairs.Clear();

    /// <summary>Takes the pair of a step; false when s·y is exactly zero, which no curved function gives.</summary>
    public bool TryAdd(float[] oldPoint, float[] newPoint, float[] oldGradient, float[] newGradient)
    {
        var pair = Recycled(oldPoint.Length);
        Lanes.SumScaled(newPoint, -1, oldPoint, pair.Step);
        Lanes.SumScaled(newGradient, -1, oldGradient, pair.Change);
        pair.Product = Lanes.Dot(pair.Step, pair.Change);
        if (pair.Product == 0)
            return false;
        _pairs.Add(pair);
        return true;
    }

    /// <summary>direction := H·direction, H the approximate inverse Hessian. Pairs of negative curvature are passed over.</summary>
    public void Apply(float[] direction)
    {
        var newest = _pairs.FindLastIndex(pair => pair.Product > 0);
        if (newest < 0)
            return;

        var alphas = new float[_pairs.Count];
        for (var i = newest; i >= 0; i--)
        {
            var pair = _pairs[i];
            if (pair.Product <= 0)
                continue;
            alphas[i] = -Lanes.Dot(pair.Step, direction) / pair.Product;
            Lanes.AddScaled(pair.Change, alphas[i], direction);
        }

        Lanes.Scale(direction, _pairs[newest].Product / Lanes.SumOfSquares(_pairs[newest].Change));
        for (var i = 0; i <= newest; i++)
        {
            var pair = _pairs[i];
            if (pair.Product <= 0)
                continue;
            var beta = Lanes.Dot(pair.Change, direction) / pair.Product;
            Lanes.AddScaled(pair.Step, -alphas[i] - beta, direction);
        }
    }

    private Pair Recycled(int length)
    {
        if (_pairs.Count < capacity)
            return new Pair(length);
        var oldest = _pairs[0];
        _pairs.RemoveAt(0);
        return oldest;
    }

    private sealed class Pair(int length)
    {
        public float[] Step { get; } = new float[length];

        public float[] Change { get; } = new float[length];

        public float Product { get; set; }
    }
}
