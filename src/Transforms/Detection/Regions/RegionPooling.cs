namespace MLNetVision.Transforms;

/// <summary>How cells of a region are made of a feature map.</summary>
public enum RegionPooling
{
    /// <summary>The mean of samples between the map's cells (RoiAlign, He et al. 2017): exact to parts of a cell.</summary>
    Align,

    /// <summary>The largest of the map's cells, to which the region is rounded (RoI pooling, Girshick 2015): keeps what is small and strong.</summary>
    Max,
}
