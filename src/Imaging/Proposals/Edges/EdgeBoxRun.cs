namespace MLNetVision.Imaging;

/// <summary>Scores the windows of a picture, moves the sides of the good ones to where they score best, and keeps the best of those that overlap.</summary>
internal sealed class EdgeBoxRun(EdgeBoxes settings, EdgeGroups groups, CancellationToken cancellation)
{
    private const int Block = 256;
    private const int FinestMove = 2;

    private readonly EdgeScene _scene = new(groups, settings.SizePower);
    private readonly WindowGrid _grid = new(groups.Edges.Width, groups.Edges.Height, settings.Step, settings.MinimumArea, settings.MaximumAspect);

    public IReadOnlyList<Proposal> Proposals(SeenPicture seen)
    {
        var windows = _grid.Windows().Distinct().ToArray();
        var found = new (RegionBounds Box, float Score)[windows.Length];
        var options = new ParallelOptions
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = settings.Threads > 0 ? settings.Threads : Environment.ProcessorCount,
        };
        Parallel.For(0, (windows.Length + Block - 1) / Block, options, () => new EdgeScorer(_scene), (block, _, scorer) =>
        {
            for (var i = block * Block; i < Math.Min((block + 1) * Block, windows.Length); i++)
                found[i] = Refined(windows[i], scorer);

            return scorer;
        }, _ => { });
        return Best(found, seen);
    }

    private (RegionBounds Box, float Score) Refined(RegionBounds box, EdgeScorer scorer)
    {
        var minimum = (float)settings.MinimumScore;
        var score = scorer.Score(box, minimum);
        if (score < minimum || score <= 0)
            return (box, 0);

        var (moveX, moveY) = (_grid.Move(box.Right - box.Left), _grid.Move(box.Bottom - box.Top));
        while (moveX > FinestMove || moveY > FinestMove)
        {
            (moveX, moveY) = (Math.Max(moveX / 2, 1), Math.Max(moveY / 2, 1));
            Try(box with { Left = Math.Max(box.Left - moveX, 0) });
            Try(box with { Left = box.Left + moveX });
            Try(box with { Right = box.Right - moveX });
            Try(box with { Right = Math.Min(box.Right + moveX, _scene.Width) });
            Try(box with { Top = Math.Max(box.Top - moveY, 0) });
            Try(box with { Top = box.Top + moveY });
            Try(box with { Bottom = box.Bottom - moveY });
            Try(box with { Bottom = Math.Min(box.Bottom + moveY, _scene.Height) });
        }

        return (box, score);

        void Try(RegionBounds moved)
        {
            if (moved.Right - moved.Left < 2 || moved.Bottom - moved.Top < 2)
                return;

            var its = scorer.Score(moved, score);
            if (its > score)
                (box, score) = (moved, its);
        }
    }

    private List<Proposal> Best((RegionBounds Box, float Score)[] found, SeenPicture seen)
    {
        var most = settings.MaximumCount > 0 ? settings.MaximumCount : int.MaxValue;
        var kept = new KeptBoxes((float)settings.MaximumOverlap);
        var proposals = new List<Proposal>();
        foreach (var (box, score) in found.Where(one => one.Score > 0).OrderByDescending(one => one.Score))
        {
            if (proposals.Count == most)
                break;

            if (kept.TryAdd(box))
                proposals.Add(new(seen.Restore(box).Region, score));
        }

        return proposals;
    }
}
