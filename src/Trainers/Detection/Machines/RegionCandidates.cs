namespace MLNetVision.Trainers.Detection;

/// <summary>Those regions of many that come first by a number, a fixed count at most; equal numbers by place. The order of adding does not matter.</summary>
internal sealed class RegionCandidates(int most)
{
    private readonly SortedSet<(double Value, RegionPlace Place)> _order = [];
    private readonly Dictionary<RegionPlace, float[]> _features = [];

    public int Count => _order.Count;

    /// <summary>Whether a region of this number would be among them.</summary>
    public bool Takes(double value, RegionPlace place) => _order.Count < most || (most > 0 && (value, place).CompareTo(_order.Max) < 0);

    /// <summary>Adds a region, which may push out another.</summary>
    public void Add(double value, RegionPlace place, Func<float[]> features)
    {
        if (!Takes(value, place) || !_order.Add((value, place)))
        {
            return;
        }

        _features[place] = features();
        if (_order.Count > most)
        {
            _features.Remove(_order.Max.Place);
            _order.Remove(_order.Max);
        }
    }

    public IEnumerable<(RegionPlace Place, float[] Features)> InOrder() => _order.Select(o => (o.Place, _features[o.Place]));
}
