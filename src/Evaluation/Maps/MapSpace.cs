namespace MLNetVision.Evaluation.Maps;

/// <summary>Places of a map, moved and scaled alike in all directions so that they lie within -1 to 1, however they are turned.</summary>
internal sealed class MapSpace
{
    /// <summary>What is seen first of three dimensions; map.js begins with the same.</summary>
    private const double Yaw = 0.6, Pitch = 0.35;

    private const double Room = 1.06;
    private readonly double[][] _places;

    public MapSpace(IReadOnlyList<float[]> places)
    {
        var dimensions = places[0].Length;
        var middle = new double[dimensions];
        var half = 0.0;
        for (var d = 0; d < dimensions; d++)
        {
            var (from, to) = ((double)places.Min(p => p[d]), (double)places.Max(p => p[d]));
            middle[d] = (from + to) / 2;
            half = Math.Max(half, (to - from) / 2);
        }

        var centred = places.Select(p => p.Select((x, d) => x - middle[d]).ToArray()).ToArray();
        half = dimensions == 3 ? centred.Max(p => Math.Sqrt(p.Sum(x => x * x))) : half;
        _places = [.. centred.Select(p => p.Select(x => half > 0 ? x / (half * Room) : 0).ToArray())];
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
}
