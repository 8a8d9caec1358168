namespace MLNetVision.Evaluation.Maps;

/// <summary>Places of a map, moved and scaled so that they lie within -1 to 1, however they are turned.</summary>
internal sealed class MapSpace
{
    /// <summary>What is seen first of three dimensions; map.js begins with the same.</summary>
    private const double Yaw = 0.6, Pitch = 0.35;

    private const double Room = 1.06;
    private readonly double[][] _places;

    public MapSpace(PictureMap map)
    {
        var places = map.Places;
        var ranges = Enumerable.Range(0, places[0].Length).Select(d => (From: (double)places.Min(p => p[d]), To: (double)places.Max(p => p[d]))).ToArray();
        var half = ranges.Select(r => map.Stretches ? (r.To - r.From) / 2 : ranges.Max(o => o.To - o.From) / 2).ToArray();
        _places = [.. places.Select(p => ranges.Select((r, d) => half[d] > 0 ? (p[d] - ((r.From + r.To) / 2)) / (half[d] * Room) : 0).ToArray())];
        if (IsSpace && _places.Max(Length) is > 1 and var longest)
            _places = [.. _places.Select(p => p.Select(x => x / (longest * Room)).ToArray())];
    }

    public bool IsSpace => _places[0].Length == 3;

    public double[] this[int item] => _places[item];

    /// <summary>Where an item is seen: to the right and upwards.</summary>
    public (double X, double Y) Seen(int item)
    {
        var place = _places[item];
        if (!IsSpace)
            return (place[0], place[1]);

        // Turned about the upright axis, then towards the viewer.
        var (x, deep) = ((place[0] * Math.Cos(Yaw)) + (place[2] * Math.Sin(Yaw)), (place[2] * Math.Cos(Yaw)) - (place[0] * Math.Sin(Yaw)));
        return (x, (place[1] * Math.Cos(Pitch)) - (deep * Math.Sin(Pitch)));
    }

    private static double Length(double[] place) => Math.Sqrt(place.Sum(x => x * x));
}
