namespace MLNetVision.Trainers.Detection;

/// <summary>A region that a machine learns from.</summary>
/// <param name="place">Where it is.</param>
/// <param name="features">Its features, which machines of several classes may share.</param>
/// <param name="isOfClass">Which side it is on.</param>
/// <param name="square">The square of its features' norm.</param>
internal sealed class HeldRegion(RegionPlace place, float[] features, bool isOfClass, double square)
{
    public RegionPlace Place => place;

    public float[] Features => features;

    public bool IsOfClass => isOfClass;

    public double Square => square;

    /// <summary>What it weighs in the machine; 0 where it is no support vector.</summary>
    public double Alpha { get; set; }

    /// <summary>Whether the present passes leave it alone.</summary>
    public bool IsPassedOver { get; set; }
}
