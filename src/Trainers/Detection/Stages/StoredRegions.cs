namespace MLNetVision.Trainers.Detection;

/// <summary>The regions of pictures, read from disk a picture at a time.</summary>
internal sealed class StoredRegions(RowStore store, IReadOnlyList<KnownPicture> known, UInt128[] features, int width, int classes, RegionBands bands)
    : IRegionData
{
    public int Pictures => known.Count;

    public int Classes => classes;

    public int Width => width;

    public PictureRegions Read(int picture)
    {
        var boxes = FeatureStage.RegionsOf(store, known[picture]);
        var rows = store.TryRead(features[picture])
            ?? throw new InvalidDataException("R-CNN: features that were written cannot be read again. Start again: what is whole is not made anew.");
        var objects = known[picture].Objects;
        return new PictureRegions(boxes, objects, rows, new RegionLabels(new RegionOverlaps(boxes, objects), boxes.Length - objects.Count, bands));
    }
}
