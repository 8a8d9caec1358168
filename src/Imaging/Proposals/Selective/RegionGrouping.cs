namespace MLNetVision.Imaging;

/// <summary>Joins the two most similar neighbours until one region is left. Regions are numbered: segments first, then each joined one as it comes.</summary>
internal sealed class RegionGrouping
{
    private readonly RegionShapes _shapes;
    private readonly RegionHistograms _histograms;
    private readonly RegionWeights _weights;
    private readonly int[] _sizes;
    private readonly RegionBounds[] _bounds;
    private readonly List<int>?[] _neighbours;
    private readonly int[] _seenBy;
    private readonly PriorityQueue<(int A, int B), ulong> _queue;
    private uint _queued;

    private RegionGrouping(RegionShapes shapes, RegionHistograms histograms, RegionWeights weights)
    {
        var regions = (2 * shapes.Sizes.Length) - 1;
        (_shapes, _histograms, _weights) = (shapes, histograms, weights);
        _sizes = Extended(shapes.Sizes, regions);
        _bounds = Extended(shapes.Bounds, regions);
        _neighbours = new List<int>?[regions];
        _seenBy = new int[regions];
        _queue = new(2 * shapes.Pairs.Length);
    }

    /// <summary>
    /// The boxes of all regions, in the order of their numbers: the last is the whole picture. Overwrites the histograms of joined regions.
    /// </summary>
    public static RegionBounds[] Run(RegionShapes shapes, RegionHistograms histograms, RegionSimilarity similarity, CancellationToken cancellation)
    {
        var grouping = new RegionGrouping(shapes, histograms, RegionWeights.Of(similarity));
        grouping.Start();
        grouping.JoinAll(cancellation);
        return grouping._bounds;
    }

    private static T[] Extended<T>(T[] values, int length)
    {
        var result = new T[length];
        values.CopyTo(result, 0);
        return result;
    }

    private void Start()
    {
        for (var i = 0; i < _shapes.Sizes.Length; i++)
            _neighbours[i] = [];

        foreach (var (a, b) in _shapes.Pairs)
        {
            _neighbours[a]!.Add(b);
            _neighbours[b]!.Add(a);
            Enqueue(a, b);
        }
    }

    private void JoinAll(CancellationToken cancellation)
    {
        var next = _shapes.Sizes.Length;
        while (_queue.TryDequeue(out var pair, out _))
        {
            var (a, b) = pair;
            if (_neighbours[a] is not { } ofA || _neighbours[b] is not { } ofB)
                continue;

            cancellation.ThrowIfCancellationRequested();
            Join(a, b, next);
            (_neighbours[a], _neighbours[b], _neighbours[next]) = (null, null, []);
            Connect(ofA, next);
            Connect(ofB, next);
            next++;
        }
    }

    private void Join(int a, int b, int into)
    {
        _sizes[into] = _sizes[a] + _sizes[b];
        _bounds[into] = _bounds[a].Around(_bounds[b]);
        if (_weights.NeedsHistograms)
            _histograms.Mix(a, b, (float)((double)_sizes[a] / _sizes[into]), into);
    }

    private void Connect(List<int> neighbours, int region)
    {
        foreach (var other in neighbours)
        {
            if (_neighbours[other] is not { } theirs || _seenBy[other] == region)
                continue;

            _seenBy[other] = region;
            _neighbours[region]!.Add(other);
            theirs.Add(region);
            Enqueue(region, other);
        }
    }

    /// <summary>The most similar first; of equals, the first that came.</summary>
    private void Enqueue(int a, int b) =>
        _queue.Enqueue((a, b), ((ulong)(uint.MaxValue - BitConverter.SingleToUInt32Bits(Similarity(a, b))) << 32) | _queued++);

    private float Similarity(int a, int b)
    {
        var sum = 0f;
        if (_weights.Colour > 0)
            sum += _weights.Colour * _histograms.Colour(a, b);

        if (_weights.Texture > 0)
            sum += _weights.Texture * _histograms.Texture(a, b);

        double pixels = _shapes.Pixels;
        var together = _sizes[a] + _sizes[b];
        sum += _weights.Size * (float)(1 - (together / pixels));
        sum += _weights.Fill * Math.Max((float)(1 - ((_bounds[a].Around(_bounds[b]).Area - together) / pixels)), 0);
        return sum;
    }
}
