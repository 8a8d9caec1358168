using MLNetVision.Metrics;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Trainers;
using MLNetVision.Trainers.Detection;

namespace MLNetVision.Tests.Pipelines.Detection;

/// <summary>Regions whose features say what they show: pictures with an object a class, features that are the classes' prototypes under noise.</summary>
internal sealed class RegionTable : IRegionData
{
    private readonly PictureRegions[] _pictures;

    public RegionTable(int pictures, int classes, int width, int regions, ulong seed = 1, RegionBands? bands = null, double noise = 0.5)
    {
        (Classes, Width) = (classes, width);
        var random = new RandomStream(seed);
        _pictures = new PictureRegions[pictures];
        for (var i = 0; i < pictures; i++)
        {
            _pictures[i] = Picture(ref random, regions, bands ?? new RegionBands(), noise);
        }
    }

    public int Pictures => _pictures.Length;

    public int Classes { get; }

    public int Width { get; }

    public PictureRegions Read(int picture) => _pictures[picture];

    /// <summary>Features of a box: the part of each object of a class that it covers, moved by where it lies, under noise.</summary>
    private PictureRegions Picture(ref RandomStream random, int count, RegionBands bands, double noise)
    {
        var truths = new TrueBox[Classes];
        for (var c = 0; c < Classes; c++)
        {
            truths[c] = new TrueBox(c, Draw(ref random));
        }

        var boxes = new Box[count + Classes];
        for (var i = 0; i < boxes.Length; i++)
        {
            boxes[i] = i >= count ? truths[i - count].Box : i % 3 == 0 ? Near(ref random, truths[i / 3 % Classes].Box) : Draw(ref random);
        }

        var overlaps = new RegionOverlaps(boxes, truths);
        var features = new float[boxes.Length * Width];
        for (var r = 0; r < boxes.Length; r++)
        {
            for (var j = 0; j < Width; j++)
            {
                var signal = j < Classes ? overlaps[r, j] : j < Classes + 2 ? Offset(boxes[r], truths[overlaps.Best(r)].Box, j - Classes) : 0;
                features[(r * Width) + j] = (float)(signal + (noise * (random.NextUniform() - 0.5)));
            }
        }

        return new PictureRegions(boxes, truths, new StoredRows(Width, features), new RegionLabels(overlaps, count, bands));
    }

    private static float Offset(Box from, Box to, int axis)
    {
        var offset = new BoxCoder().Encode(from, to);
        return Math.Clamp(axis == 0 ? offset.X : offset.Y, -1, 1);
    }

    private static Box Draw(ref RandomStream random) =>
        Box.OfSides(random.NextBelow(200), random.NextBelow(200), 20 + random.NextBelow(60), 20 + random.NextBelow(60));

    private static Box Near(ref RandomStream random, Box box) =>
        Box.OfSides(box.X0 + random.NextBelow(9) - 4, box.Y0 + random.NextBelow(9) - 4, box.Width, box.Height);
}
