using MLNetVision.Compute.Threading;
using MLNetVision.Estimators.Embedding.Neighbours;

namespace MLNetVision.Estimators.Embedding.Affinities;

/// <summary>Joint probabilities from neighbours: p_ij = (p_j|i + p_i|j) / 2n.</summary>
internal sealed class JointAffinity
{
    private const int RowsOfPart = 128;
    private readonly NeighbourTable _near;
    private readonly Workers _workers;

    /// <summary>p_j|i, in the order of <see cref="_order"/>.</summary>
    private readonly float[] _weights;

    /// <summary>The neighbours of each row, ascending.</summary>
    private readonly int[] _order;

    private JointAffinity(NeighbourTable near, Workers workers)
    {
        (_near, _workers) = (near, workers);
        _weights = new float[near.Indices.Length];
        _order = (int[])near.Indices.Clone();
    }

    /// <summary>Makes the probabilities.</summary>
    /// <param name="near">The neighbours of each point.</param>
    /// <param name="perplexities">One, or several whose weights are averaged.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="told">Is told, now and then, of how many points they are found.</param>
    public static Affinity Of(NeighbourTable near, double[] perplexities, Workers workers, Action<int>? told = null)
    {
        var joint = new JointAffinity(near, workers);
        Stretches.Run(workers, near.Rows, RowsOfPart, (first, end) => joint.Weigh(first, end, perplexities), told);
        return joint.Symmetric();
    }

    private void Weigh(int first, int end, double[] perplexities)
    {
        var weights = new double[_near.Count];
        for (var row = first; row < end; row++)
        {
            _workers.ThrowIfCancelled();
            Perplexity.Calibrate(_near.SquaresOf(row), perplexities, weights);
            var to = _weights.AsSpan(row * _near.Count, _near.Count);
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = (float)weights[i];
            }

            _order.AsSpan(row * _near.Count, _near.Count).Sort(to);
        }
    }

    private Affinity Symmetric()
    {
        var (starts, others, weights) = Turned();
        var counts = new int[_near.Rows + 1];
        _workers.Ranges(_near.Rows, RowsOfPart, (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                counts[row + 1] = Merge(row, starts, others, weights, [], []);
            }
        });
        for (var row = 0; row < _near.Rows; row++)
        {
            counts[row + 1] = checked(counts[row] + counts[row + 1]);
        }

        var joint = new Affinity(counts, new int[counts[^1]], new float[counts[^1]]);
        _workers.Ranges(_near.Rows, RowsOfPart, (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                var range = counts[row]..counts[row + 1];
                Merge(row, starts, others, weights, joint.Others.AsSpan(range), joint.Values.AsSpan(range));
            }
        });
        return joint;
    }

    /// <summary>The rows that have a point among their neighbours, ascending, with p_i|j.</summary>
    private (int[] Starts, int[] Others, float[] Weights) Turned()
    {
        var starts = new int[_near.Rows + 1];
        for (var i = 0; i < _order.Length; i++)
        {
            LookAt(i);
            starts[_order[i] + 1]++;
        }

        for (var row = 0; row < _near.Rows; row++)
        {
            starts[row + 1] += starts[row];
        }

        var (next, others, weights) = (starts[..^1], new int[_order.Length], new float[_order.Length]);
        for (var i = 0; i < _order.Length; i++)
        {
            LookAt(i);
            var place = next[_order[i]]++;
            (others[place], weights[place]) = (i / _near.Count, _weights[i]);
        }

        return (starts, others, weights);
    }

    /// <summary>Looks now and then whether to end.</summary>
    private void LookAt(int place)
    {
        if (place % Affinity.LookEvery == 0)
        {
            _workers.ThrowIfCancelled();
        }
    }

    /// <summary>Merges a row's neighbours with those that have it as a neighbour; without room it only counts.</summary>
    private int Merge(int row, int[] starts, int[] turned, float[] turnedWeights, Span<int> others, Span<float> values)
    {
        var scale = 1.0 / (2.0 * _near.Rows);
        var (i, j, count) = (row * _near.Count, starts[row], 0);
        var (endI, endJ) = (i + _near.Count, starts[row + 1]);
        while (i < endI || j < endJ)
        {
            var left = i < endI ? _order[i] : int.MaxValue;
            var right = j < endJ ? turned[j] : int.MaxValue;
            var other = Math.Min(left, right);
            var sum = (left == other ? (double)_weights[i++] : 0) + (right == other ? turnedWeights[j++] : 0);
            if (!others.IsEmpty)
            {
                (others[count], values[count]) = (other, (float)(sum * scale));
            }

            count++;
        }

        return count;
    }
}
