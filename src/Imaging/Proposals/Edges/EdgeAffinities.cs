namespace MLNetVision.Imaging;

/// <summary>
/// How likely a group of edges goes on in another that comes within two pixels: |cos(t1 - d) cos(t2 - d)|^2, where t are the directions along the groups
/// and d that from the one's middle to the other's. Below 0.05 counts as nothing.
/// </summary>
internal static class EdgeAffinities
{
    private const int Reach = 2;
    private const float Least = 0.05f;

    public static (int Group, float Affinity)[][] Of(EdgeMap edges, int[] labels, EdgeGroup[] groups)
    {
        var lists = new List<(int Group, float Affinity)>[groups.Length];
        for (var i = 0; i < lists.Length; i++)
            lists[i] = [];

        var seen = new HashSet<(int A, int B)>();
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] >= 0)
                AddNear(edges, labels, groups, i, seen, lists);
        }

        return Array.ConvertAll(lists, list => list.ToArray());
    }

    private static void AddNear(
        EdgeMap edges, int[] labels, EdgeGroup[] groups, int pixel, HashSet<(int A, int B)> seen, List<(int Group, float Affinity)>[] lists)
    {
        var (x, y) = (pixel % edges.Width, pixel / edges.Width);
        for (var v = Math.Max(y - Reach, 0); v <= Math.Min(y + Reach, edges.Height - 1); v++)
        {
            for (var u = Math.Max(x - Reach, 0); u <= Math.Min(x + Reach, edges.Width - 1); u++)
            {
                var (a, b) = (labels[pixel], labels[(v * edges.Width) + u]);
                if (b <= a || !seen.Add((a, b)))
                    continue;

                var affinity = Affinity(groups[a], groups[b]);
                if (affinity < Least)
                    continue;

                lists[a].Add((b, affinity));
                lists[b].Add((a, affinity));
            }
        }
    }

    /// <summary>Directions along the groups are at right angles to their normals: their cosines are the normals' sines.</summary>
    private static float Affinity(EdgeGroup a, EdgeGroup b)
    {
        var direction = MathF.Atan2(b.Y - a.Y, b.X - a.X);
        var both = MathF.Sin(a.Normal - direction) * MathF.Sin(b.Normal - direction);
        return both * both;
    }
}
