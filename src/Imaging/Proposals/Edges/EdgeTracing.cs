namespace MLNetVision.Imaging;

/// <summary>
/// Walks along edges: from a first pixel, the neighbour of any pixel reached so far that turns least is taken, until the turns add up to a right angle.
/// </summary>
internal static class EdgeTracing
{
    private const float MostTurning = MathF.PI / 2;

    /// <summary>The group of each pixel, -1 where there is no edge of at least <paramref name="minimum"/>.</summary>
    public static int[] Trace(EdgeMap edges, float minimum, out int groups)
    {
        var labels = new int[edges.Strengths.Length];
        Array.Fill(labels, -1);
        var reachable = new List<(int Pixel, float Turn)>();
        groups = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 0 && IsEdge(edges, i, minimum))
                Walk(edges, minimum, i, groups++, labels, reachable);
        }

        return labels;
    }

    private static bool IsEdge(EdgeMap edges, int pixel, float minimum) => edges.Strengths[pixel] > 0 && edges.Strengths[pixel] >= minimum;

    private static void Walk(EdgeMap edges, float minimum, int start, int group, int[] labels, List<(int Pixel, float Turn)> reachable)
    {
        reachable.Clear();
        var turned = 0f;
        for (var pixel = start; pixel >= 0 && turned < MostTurning;)
        {
            labels[pixel] = group;
            Reach(edges, minimum, pixel, labels, reachable);
            (pixel, var turn) = TakeLeast(reachable, labels);
            turned += turn;
        }
    }

    private static void Reach(EdgeMap edges, float minimum, int from, int[] labels, List<(int Pixel, float Turn)> reachable)
    {
        // Edges never lie on the picture's rim: all eight neighbours are inside.
        for (var dy = -1; dy <= 1; dy++)
        {
            for (var dx = -1; dx <= 1; dx++)
            {
                var pixel = from + (dy * edges.Width) + dx;
                if (labels[pixel] < 0 && IsEdge(edges, pixel, minimum))
                    reachable.Add((pixel, Turn(edges.Normals[from], edges.Normals[pixel])));
            }
        }
    }

    private static (int Pixel, float Turn) TakeLeast(List<(int Pixel, float Turn)> reachable, int[] labels)
    {
        reachable.RemoveAll(one => labels[one.Pixel] >= 0);
        return reachable.Count == 0 ? (-1, 0) : reachable.MinBy(one => one.Turn);
    }

    /// <summary>The angle between two lines, at most a right one.</summary>
    private static float Turn(float a, float b)
    {
        var turn = Math.Abs(a - b);
        return Math.Min(turn, MathF.PI - turn);
    }
}
