namespace MLNetVision.Imaging;

/// <summary>A piece of contour: the sum of its edges' strengths, their mean place and normal.</summary>
internal readonly record struct EdgeGroup(float Strength, float X, float Y, float Normal);

/// <summary>
/// The edges of a picture in groups. <see cref="Labels"/> has the group of each pixel or -1, <see cref="Affinities"/> those that a group may go on in and
/// how likely.
/// </summary>
internal sealed record EdgeGroups(EdgeMap Edges, int[] Labels, EdgeGroup[] Groups, (int Group, float Affinity)[][] Affinities)
{
    private const float LeastStrength = 0.3f;

    public static EdgeGroups Of(EdgeMap edges, float minimumEdge)
    {
        var labels = EdgeTracing.Trace(edges, minimumEdge, out var traced);
        var groups = Keep(edges, labels, traced);
        return new(edges, labels, groups, EdgeAffinities.Of(edges, labels, groups));
    }

    /// <summary>Drops the weak groups and numbers the others anew.</summary>
    private static EdgeGroup[] Keep(EdgeMap edges, int[] labels, int traced)
    {
        var sums = new (double Strength, double X, double Y, double Cosine, double Sine)[traced];
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 0)
                continue;

            double strength = edges.Strengths[i];
            ref var sum = ref sums[labels[i]];
            sum.Strength += strength;
            sum.X += strength * (i % edges.Width);
            sum.Y += strength * (i / edges.Width);
            sum.Cosine += strength * Math.Cos(2 * edges.Normals[i]);
            sum.Sine += strength * Math.Sin(2 * edges.Normals[i]);
        }

        var (groups, numbers) = (new List<EdgeGroup>(), new int[traced]);
        foreach (var (i, sum) in sums.Index())
        {
            numbers[i] = sum.Strength < LeastStrength ? -1 : groups.Count;
            if (numbers[i] >= 0)
                groups.Add(new((float)sum.Strength, (float)(sum.X / sum.Strength), (float)(sum.Y / sum.Strength), (float)Math.Atan2(sum.Sine, sum.Cosine) / 2));
        }

        for (var i = 0; i < labels.Length; i++)
            labels[i] = labels[i] < 0 ? -1 : numbers[labels[i]];

        return [.. groups];
    }
}
