namespace MLNetVision.Transforms;

/// <summary>How a backbone sees the regions of a picture.</summary>
public enum RegionMode
{
    /// <summary>
    /// Each region for itself, with some of what surrounds it, warped to one size (Girshick et al. 2014): the slow way, which sees small objects best. A saved
    /// detector that ML.NET has loaded takes all regions of a picture in one call, so its memory grows with their number: 2,000 regions of 96 x 96 pixels are
    /// 221 MB of input alone, and the widest layers of the backbone several times that. Fewer regions or a smaller size make it less, and so does
    /// <see cref="Shared"/>.
    /// </summary>
    Warped,

    /// <summary>The picture once; regions are cut out of its feature map (Girshick 2015, He et al. 2017).</summary>
    Shared,
}
