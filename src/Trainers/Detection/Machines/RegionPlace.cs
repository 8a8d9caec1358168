namespace MLNetVision.Trainers.Detection;

/// <summary>Where a region is: the picture's number, and its own within the picture.</summary>
internal readonly record struct RegionPlace(int Picture, int Region) : IComparable<RegionPlace>
{
    public int CompareTo(RegionPlace other) => (Picture, Region).CompareTo((other.Picture, other.Region));
}
