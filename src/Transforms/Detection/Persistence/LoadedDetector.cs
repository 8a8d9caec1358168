using Microsoft.ML.Data;
using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Transforms.Persistence.State;

namespace MLNetVision.Transforms.Detection.Persistence;

/// <summary>What a loaded detector does beside its network, which ML.NET runs. Any number of threads may use it.</summary>
internal sealed class LoadedDetector(DetectorDocument document)
{
    private const int SizeNumbers = 2;

    private readonly RegionProposer _proposer = ProposerText.Read(document.Proposer);
    private readonly RegionPictures _pictures = new(document.Channels, document.Preprocessing);
    private readonly ScoredRegions _regions = new(document.Classes.Count, document.Rules);

    public static LoadedDetector Read(IEnumerable<ReadOnlyMemory<char>> texts)
    {
        using var stream = StateText.Read(texts);
        return new LoadedDetector(DetectorDocument.Read(stream));
    }

    /// <summary>What the network takes of a picture. It always takes one region at least: where none is proposed it is one that nobody asks for.</summary>
    public void Propose(Image<byte> picture, ProposedRow row)
    {
        var boxes = ProposedBoxes.Of(_proposer, picture, document.MaxRegions, default);
        row.Boxes = Flat(picture, boxes);
        Box[] seen = boxes.Length > 0 ? boxes : [new Box(0, 0, picture.Width, picture.Height)];
        picture = _pictures.Channels(picture);
        if (document.Regions.Mode == RegionMode.Warped)
        {
            row.Pixels = Warped(picture, seen);
            row.Places = [];
            return;
        }

        var pixels = new float[document.Channels * document.Regions.FieldHeight * document.Regions.FieldWidth];
        var stretch = _pictures.WriteWhole(picture, (document.Regions.FieldHeight, document.Regions.FieldWidth), pixels);
        (row.Pixels, row.Places) = (pixels, new float[4 * seen.Length]);
        for (var i = 0; i < seen.Length; i++)
        {
            RegionPlaces.Write(seen[i], picture, stretch, document.Field, row.Places.AsSpan(4 * i, 4));
        }
    }

    /// <summary>The objects, of what the network says of the regions.</summary>
    public void Choose(SaidRow said, FoundRow found)
    {
        var numbers = said.Boxes.DenseValues().ToArray();
        var boxes = new Box[(numbers.Length - SizeNumbers) / 4];
        for (var i = 0; i < boxes.Length; i++)
        {
            var at = SizeNumbers + (4 * i);
            boxes[i] = new Box(numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]);
        }

        ReadOnlySpan<float> scores = boxes.Length == 0 ? [] : said.Scores.DenseValues().ToArray();
        var objects = _regions.Choose(boxes, scores, (int)numbers[0], (int)numbers[1]);
        var (places, sureness) = (default(VBuffer<float>), default(VBuffer<float>));
        FoundValues.Boxes(objects, ref places);
        FoundValues.Scores(objects, ref sureness);
        var names = Array.ConvertAll(objects, o => document.Classes[o.Label].AsMemory());
        (found.Names, found.Boxes, found.Sureness) = (new VBuffer<ReadOnlyMemory<char>>(names.Length, names), places, sureness);
    }

    private static float[] Flat(Image<byte> picture, Box[] boxes)
    {
        var numbers = new float[SizeNumbers + (4 * boxes.Length)];
        (numbers[0], numbers[1]) = (picture.Width, picture.Height);
        for (var i = 0; i < boxes.Length; i++)
        {
            var (at, box) = (SizeNumbers + (4 * i), boxes[i]);
            (numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]) = (box.X0, box.Y0, box.X1, box.Y1);
        }

        return numbers;
    }

    private float[] Warped(Image<byte> picture, Box[] regions)
    {
        var size = document.Channels * document.Height * document.Width;
        var pixels = new float[checked(size * regions.Length)];
        Parallel.For(0, regions.Length, i => _pictures.WriteWarped(
            picture, regions[i], (document.Height, document.Width), document.Regions.Context, pixels.AsSpan(i * size, size)));
        return pixels;
    }
}
