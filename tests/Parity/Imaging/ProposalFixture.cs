using System.Text.Json;
using MLNetVision.Imaging;

namespace MLNetVision.Tests.Parity.Imaging;

/// <summary>Labelled pictures, and OpenCV's figures on them (generators/proposals.py).</summary>
public sealed record ProposalFixture(LabelledPicture[] Photographs, LabelledPicture[] Scenes, PeerFigures[] Peer)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "fixtures", "proposals");

    public static ProposalFixture Load() => JsonSerializer.Deserialize<ProposalFixture>(File.ReadAllText(Path.Combine(Folder, "proposals.json")), Json)!;

    public static Image<byte> Picture(LabelledPicture one) => ImageFile.Load(Path.Combine(Folder, one.Picture));

    public LabelledPicture[] Set(string name) => name == "photographs" ? Photographs : Scenes;

    /// <summary>Of the true boxes, the share that one of the first boxes meets with an IoU of at least 0.5, and the mean of the best IoU.</summary>
    public static (double Recall, double Mabo) Figures(LabelledPicture[] pictures, PixelRegion[][] found, int count)
    {
        var best = pictures.Zip(found).SelectMany(pair =>
            pair.First.Regions.Select(truth => pair.Second.Take(count).Max(box => Overlap(truth, box)))).ToArray();
        return (best.Average(overlap => overlap >= 0.5 ? 1.0 : 0), best.Average());
    }

    private static double Overlap(PixelRegion a, PixelRegion b)
    {
        var width = Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X);
        var height = Math.Min(a.Y + a.Height, b.Y + b.Height) - Math.Max(a.Y, b.Y);
        var common = (double)Math.Max(width, 0) * Math.Max(height, 0);
        return common / (((double)a.Width * a.Height) + ((double)b.Width * b.Height) - common);
    }
}

/// <summary>A picture and the corners of what is on it: x0, y0, x1, y1.</summary>
public sealed record LabelledPicture(string Picture, int[][] Boxes)
{
    public IEnumerable<PixelRegion> Regions => Boxes.Select(box => new PixelRegion(box[0], box[1], box[2] - box[0], box[3] - box[1]));
}

/// <summary>What the peer reaches with a number of boxes; <paramref name="Boxes"/> are how many it gives for each picture.</summary>
public sealed record PeerFigures(string Set, string Mode, int[] Boxes, int[] Counts, double[] Recall, double[] Mabo);
