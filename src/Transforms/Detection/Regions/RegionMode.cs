namespace MLNetVision.Transforms;

/// <summary>How a backbone sees the regions of a picture.</summary>
public enum RegionMode
{
    /// <summary>
    /// Each region for itself, with some of what surrounds it, warped to one size (Girshick et al. 2014): the slow way, which sees small objects best.
    /// </summary>
    Warped,

    /// <summary>The picture once; regions are cut out of its feature map (Girshick 2015, He et al. 2017).</summary>
    Shared,
}
