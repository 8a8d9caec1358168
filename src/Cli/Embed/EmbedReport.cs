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
    private static readonly string[] AxisNames = ["x", "y", "z"];

    /// <summary>A line a picture; with several maps their columns are named after them: pca_x.</summary>
    public static void WriteCsv(IReadOnlyList<EmbedReport> reports, string path) => AtomicFile.Write(path, stream =>
    {
        using var output = new StreamWriter(stream, leaveOpen: true);
        output.WriteLine($"image,label,{string.Join(",", reports.SelectMany(r => r.Axes(reports.Count > 1)))}");
        foreach (var (at, picture) in reports[0].Pictures.Index())
        {
            var places = reports.SelectMany(r => r.Pictures[at].Place).Select(x => x.ToString("R", CultureInfo.InvariantCulture));
            output.WriteLine($"{CsvCell.Of(picture.Image)},{CsvCell.Of(picture.Label)},{string.Join(",", places)}");
        }
    });

    private IEnumerable<string> Axes(bool areNamed) =>
        AxisNames.Take(Pictures[0].Place.Length).Select(axis => areNamed ? $"{Method.ToString().ToLowerInvariant()}_{axis}" : axis);
}

/// <summary>Where a picture is in the map.</summary>
internal sealed record PlacedPicture(string Image, string Label, float[] Place);
