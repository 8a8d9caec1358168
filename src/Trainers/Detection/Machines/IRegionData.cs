namespace MLNetVision.Trainers.Detection;

/// <summary>The regions of pictures, one picture at a time: all of them together need not fit into memory.</summary>
internal interface IRegionData
{
    int Pictures { get; }

    int Classes { get; }

    /// <summary>Features of a region.</summary>
    int Width { get; }

    /// <summary>The regions of a picture, by several threads at once.</summary>
    PictureRegions Read(int picture);
}
