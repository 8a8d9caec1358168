namespace MLNetVision.Imaging;

/// <summary>
/// Orders the boxes of hierarchies by what they cover. Each box is also a wish, that a box much like it be among the first: the next is always the one that
/// adds most to all wishes met. A box alike to one before it adds little, one that many hierarchies found adds much. Such sums only shrink as boxes are
/// taken, so a box is weighed anew only when it comes to the front of a queue (M. Minoux, "Accelerated greedy algorithms for maximizing submodular set
/// functions", 1978).
/// </summary>
internal sealed class CoveringOrder
{
    private readonly RegionBounds[] _boxes;
    private readonly float[] _wishes;
    private readonly float[] _met;
    private readonly LikeBoxes _like;
    private readonly CancellationToken _cancellation;

    private CoveringOrder(RegionBounds[] boxes, float[] weights, CancellationToken cancellation)
    {
        _boxes = boxes;
        _cancellation = cancellation;
        _met = new float[boxes.Length];
        _like = LikeBoxes.Of(boxes, cancellation);
        _wishes = [.. weights.Select((weight, box) => weight * Support(box, weights))];
    }

    /// <summary>The boxes, each once, in their order.</summary>
    /// <param name="hierarchies">The boxes of each, the top last.</param>
    /// <param name="cancellation">Ends it.</param>
    public static IEnumerable<(RegionBounds Box, float Score)> Of(RegionBounds[][] hierarchies, CancellationToken cancellation)
    {
        var weights = new Dictionary<RegionBounds, float>();
        foreach (var hierarchy in hierarchies)
        {
            for (var i = 0; i < hierarchy.Length; i++)
                weights[hierarchy[i]] = weights.GetValueOrDefault(hierarchy[i]) + Weight(hierarchy.Length - i);
        }

        RegionBounds[] boxes = [.. weights.Keys.OrderBy(box => box.Left).ThenBy(box => box.Top).ThenBy(box => box.Right).ThenBy(box => box.Bottom)];
        return new CoveringOrder(boxes, Array.ConvertAll(boxes, box => weights[box]), cancellation).Order();
    }

    /// <summary>A region is likelier an object the nearer it is to the top of its hierarchy; the root and that below were found on labelled pictures.</summary>
    private static float Weight(int placeFromTop) => 1 / MathF.Sqrt(placeFromTop);

    /// <summary>And the more there is like it.</summary>
    private float Support(int box, float[] weights)
    {
        var sum = 0f;
        foreach (var (other, likeness) in _like[box])
            sum += weights[other] * likeness;

        return MathF.Sqrt(MathF.Sqrt(sum));
    }

    private IEnumerable<(RegionBounds Box, float Score)> Order()
    {
        var queue = new PriorityQueue<int, (float Lost, int Box)>(_boxes.Select((_, box) => (box, (-Gain(box), box))));
        var all = _wishes.Sum();
        while (queue.TryDequeue(out var box, out _))
        {
            _cancellation.ThrowIfCancellationRequested();
            var now = (Lost: -Gain(box), box);
            if (queue.TryPeek(out _, out var next) && now.CompareTo(next) > 0)
            {
                queue.Enqueue(box, now);
                continue;
            }

            Take(box);
            yield return (_boxes[box], -now.Lost / all);
        }
    }

    private float Gain(int box)
    {
        var gain = 0f;
        foreach (var (other, likeness) in _like[box])
            gain += _wishes[other] * Math.Max(likeness - _met[other], 0);

        return gain;
    }

    private void Take(int box)
    {
        foreach (var (other, likeness) in _like[box])
            _met[other] = Math.Max(_met[other], likeness);
    }
}
