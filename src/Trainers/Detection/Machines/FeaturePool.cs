namespace MLNetVision.Trainers.Detection;

/// <summary>Features of regions that machines of several classes hold, once in memory.</summary>
internal sealed class FeaturePool
{
    private readonly Dictionary<RegionPlace, float[]> _features = [];

    public float[] Of(RegionPlace place, ReadOnlySpan<float> features)
    {
        if (!_features.TryGetValue(place, out var known))
        {
            _features[place] = known = features.ToArray();
        }

        return known;
    }

    /// <summary>Lets go of what no machine holds.</summary>
    public void Keep(IEnumerable<RegionMachine> machines)
    {
        var held = machines.SelectMany(m => m.Regions).Select(r => r.Place).ToHashSet();
        foreach (var place in _features.Keys.Where(place => !held.Contains(place)).ToArray())
        {
            _features.Remove(place);
        }
    }
}
