namespace MLNetVision.Imaging;

/// <summary>What all threads look boxes up in.</summary>
internal sealed class EdgeScene
{
    public EdgeScene(EdgeGroups groups, double sizePower)
    {
        var (width, height) = (groups.Edges.Width, groups.Edges.Height);
        var strengths = new float[width * height];
        var middles = new float[width * height];
        for (var i = 0; i < strengths.Length; i++)
            strengths[i] = groups.Labels[i] < 0 ? 0 : groups.Edges.Strengths[i];

        foreach (var group in groups.Groups)
            middles[((int)(group.Y + 0.5f) * width) + (int)(group.X + 0.5f)] += group.Strength;

        (Groups, Width, Height) = (groups, width, height);
        Strengths = new(strengths, width, height);
        Middles = new(middles, width, height);
        Rows = new(groups.Labels, height, width, width, 1);
        Columns = new(groups.Labels, width, height, 1, width);
        Norms = [.. Enumerable.Range(0, width + height + 1).Select(circumference => (float)Math.Pow(Math.Max(circumference, 1), -sizePower))];
    }

    public EdgeGroups Groups { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The strengths of all edges, at their pixels.</summary>
    public IntegralMap Strengths { get; }

    /// <summary>The strengths of all groups, at their middles.</summary>
    public IntegralMap Middles { get; }

    public EdgeLines Rows { get; }

    public EdgeLines Columns { get; }

    /// <summary>By width + height of a box.</summary>
    public float[] Norms { get; }

    public static bool IsInside(EdgeGroup group, RegionBounds box)
    {
        var (x, y) = ((int)(group.X + 0.5f), (int)(group.Y + 0.5f));
        return x >= box.Left && x < box.Right && y >= box.Top && y < box.Bottom;
    }
}
