using System.Globalization;
using MLNetVision.Networks;
using MLNetVision.Transforms;

namespace MLNetVision.Cli.Embed;

/// <summary>What the command found.</summary>
/// <param name="Method">How.</param>
/// <param name="Says">How it came about.</param>
/// <param name="Agreement">The share of the ten nearest that have the picture's own label, on average; null without labels.</param>
/// <param name="EndedEarly">Whether Ctrl-C ended it.</param>
/// <param name="Pictures">Where they are.</param>
/// <param name="LeftOut">What could not be read.</param>
/// <param name="Files">What was written.</param>
internal sealed record EmbedReport(
    EmbedMethod Method, string Says, double? Agreement, bool EndedEarly, IReadOnlyList<PlacedPicture> Pictures, IReadOnlyList<SkippedImage> LeftOut,
    IReadOnlyList<string> Files)
{
    /// <summary>A line a picture.</summary>
    public void WriteCsv(string path) => AtomicFile.Write(path, stream =>
    {
        using var output = new StreamWriter(stream, leaveOpen: true);
        output.WriteLine($"image,label,{(Pictures[0].Place.Length == 3 ? "x,y,z" : "x,y")}");
        foreach (var picture in Pictures)
        {
            var place = picture.Place.Select(x => x.ToString("R", CultureInfo.InvariantCulture));
            output.WriteLine($"{CsvCell.Of(picture.Image)},{CsvCell.Of(picture.Label)},{string.Join(",", place)}");
        }
    });
}

/// <summary>Where a picture is in the map.</summary>
internal sealed record PlacedPicture(string Image, string Label, float[] Place);
