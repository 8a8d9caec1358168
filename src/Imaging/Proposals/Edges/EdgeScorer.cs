namespace MLNetVision.Imaging;

/// <summary>
/// Scores boxes: the strengths of the groups with their middles inside, each times one minus how likely it goes on to a group that a side of the box
/// crosses, less the strengths of the edges in the middle quarter, which rather are texture; over (width + height)^power. One for each thread.
/// </summary>
internal sealed class EdgeScorer(EdgeScene scene)
{
    private readonly float[] _crossing = new float[scene.Groups.Groups.Length];
    private readonly Queue<int> _open = new();
    private readonly List<int> _touched = [];

    public float Score(RegionBounds box, float minimum)
    {
        var norm = scene.Norms[box.Right - box.Left + box.Bottom - box.Top];
        var inside = scene.Middles.Sum(box) - scene.Strengths.Sum(Middle(box));
        if (inside * norm < minimum)
            return 0;

        Cross(scene.Rows.Between(box.Top, box.Left, box.Right));
        Cross(scene.Rows.Between(box.Bottom - 1, box.Left, box.Right));
        Cross(scene.Columns.Between(box.Left, box.Top, box.Bottom));
        Cross(scene.Columns.Between(box.Right - 1, box.Top, box.Bottom));
        GoOn(box);
        foreach (var group in _touched)
        {
            if (EdgeScene.IsInside(scene.Groups.Groups[group], box))
                inside -= _crossing[group] * scene.Groups.Groups[group].Strength;

            _crossing[group] = 0;
        }

        _touched.Clear();
        return inside * norm;
    }

    private static RegionBounds Middle(RegionBounds box)
    {
        var (across, down) = ((box.Right - box.Left) / 4, (box.Bottom - box.Top) / 4);
        return new(box.Left + across, box.Top + down, box.Right - across, box.Bottom - down);
    }

    private void Cross(ReadOnlySpan<int> groups)
    {
        foreach (var group in groups)
        {
            if (group >= 0)
                Touch(group, 1);
        }
    }

    /// <summary>Carries what crosses a side along likely continuations inside the box; of several ways to a group, the likeliest counts.</summary>
    private void GoOn(RegionBounds box)
    {
        while (_open.TryDequeue(out var group))
        {
            foreach (var (next, affinity) in scene.Groups.Affinities[group])
            {
                if (EdgeScene.IsInside(scene.Groups.Groups[next], box))
                    Touch(next, _crossing[group] * affinity);
            }
        }
    }

    private void Touch(int group, float crossing)
    {
        const float Least = 0.01f;
        if (crossing <= _crossing[group] || crossing < Least)
            return;

        if (_crossing[group] == 0)
            _touched.Add(group);

        _crossing[group] = crossing;
        _open.Enqueue(group);
    }
}
