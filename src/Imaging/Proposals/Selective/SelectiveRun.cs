namespace MLNetVision.Imaging;

/// <summary>
/// One search in one picture. A work is one segmentation with all its hierarchies; threads take works one after the other, and the first that needs a kind of
/// colours prepares it.
/// </summary>
internal sealed class SelectiveRun
{
    private readonly SelectiveSearch _search;
    private readonly CancellationToken _cancellation;
    private readonly Lazy<SpacePicture>[] _spaces;
    private readonly RegionBounds[][] _hierarchies;
    private int _next;

    public SelectiveRun(SelectiveSearch search, Image<byte> picture, CancellationToken cancellation)
    {
        var rgb = picture.WithChannels(3);
        _search = search;
        _cancellation = cancellation;
        _spaces = [.. search.Colours.Select(colours => new Lazy<SpacePicture>(() => SpacePicture.Make(rgb, colours, search.Sigma)))];
        _hierarchies = new RegionBounds[search.Colours.Count * search.Scales.Count * search.Similarities.Count][];
    }

    private int Works => _search.Colours.Count * _search.Scales.Count;

    /// <summary>The boxes of all regions, a hierarchy after the other, by colours, scale and similarity.</summary>
    public RegionBounds[][] Boxes()
    {
        var threads = Math.Min(_search.Threads > 0 ? _search.Threads : Environment.ProcessorCount, Works);
        if (threads == 1)
            TakeWorks();
        else
            Parallel.For(0, threads, new ParallelOptions { CancellationToken = _cancellation, MaxDegreeOfParallelism = threads }, _ => TakeWorks());

        return _hierarchies;
    }

    /// <summary>Scale by scale, so that threads begin with different colours.</summary>
    private void TakeWorks()
    {
        for (var work = Interlocked.Increment(ref _next) - 1; work < Works; work = Interlocked.Increment(ref _next) - 1)
        {
            _cancellation.ThrowIfCancellationRequested();
            Group(work % _search.Colours.Count, work / _search.Colours.Count);
        }
    }

    private void Group(int colours, int scale)
    {
        var space = _spaces[colours].Value;
        var segments = SegmentForest.Grow<float, uint, FineCost>(space.Edges, _search.Scales[scale], _search.MinimumSize);
        var shapes = RegionShapes.Of(segments);
        var histograms = RegionHistograms.Of(segments, space.Bins);
        var first = ((colours * _search.Scales.Count) + scale) * _search.Similarities.Count;
        for (var i = 0; i < _search.Similarities.Count; i++)
            _hierarchies[first + i] = RegionGrouping.Run(shapes, histograms, _search.Similarities[i], _cancellation);
    }
}
