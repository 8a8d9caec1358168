using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Evaluation;
using MLNetVision.Imaging;

namespace MLNetVision.Tests.Pipelines.Evaluation;

public sealed class ExamplePictureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Images_of_the_data_are_kept_small_and_left_as_they_are()
    {
        var rows = Rows();
        var options = new EvaluationOptions { PictureColumn = "Picture", PictureSide = 20, Examples = 1 };
        var result = Scored.Context.MulticlassClassification.EvaluateDetailed(Scored.Context.Data.LoadFromEnumerable(rows), options: options);

        var picture = Assert.Single(result.Mistakes).Picture!;
        Assert.Equal((20, 10, 4), (picture.Width, picture.Height, picture.Channels));
        Assert.Equal([30, 20, 10, 255], picture.Samples[..4].ToArray());
        Assert.All(rows, row => Assert.Equal(40, row.Picture!.Width));
    }

    [Fact]
    public void Files_are_read_by_path_and_a_missing_one_says_so()
    {
        var path = Path.Combine(_folder, "a.png");
        ImageFile.Save(new Image<byte>(10, 6, 3), path);
        var rows = Scored.Some();
        (rows[2].Path, rows[5].Path, rows[7].Path) = (path, Path.Combine(_folder, "gone.png"), "");
        var result = Scored.Context.MulticlassClassification.EvaluateDetailed(Scored.View(rows), options: new EvaluationOptions { PictureColumn = "Path" });

        Assert.Equal((10, path, path), (result.Mistakes[0].Picture!.Width, result.Mistakes[0].PicturePath, result.Mistakes[0].Id));
        Assert.Null(result.Mistakes[1].Picture);
        Assert.Contains("gone.png", result.Mistakes[1].PictureFault, StringComparison.Ordinal);
        Assert.Equal("The row has no path.", result.Mistakes[2].PictureFault);
    }

    [Fact]
    public void A_row_without_image_says_so_and_a_column_of_numbers_is_refused()
    {
        var rows = Rows();
        rows[1].Picture = null;
        var data = Scored.Context.Data.LoadFromEnumerable(rows);
        var result = Scored.Context.MulticlassClassification.EvaluateDetailed(data, options: new EvaluationOptions { PictureColumn = "Picture" });

        Assert.Equal("The row has no picture.", result.Mistakes[0].PictureFault);
        Assert.Contains("picture column 'Label'", Assert.Throws<ArgumentException>(() => Scored.Context.MulticlassClassification.EvaluateDetailed(
            data, options: new EvaluationOptions { PictureColumn = "Label" })).Message, StringComparison.Ordinal);
    }

    private static PictureRow[] Rows() => [.. Enumerable.Range(0, 3).Select(i => new PictureRow
    {
        Label = 0,
        Score = i == 1 ? [0.1f, 0.9f] : [0.8f, 0.2f],
        Picture = MLImage.CreateFromPixels(40, 20, MLPixelFormat.Bgra32, Enumerable.Range(0, 800).SelectMany(_ => new byte[] { 10, 20, 30, 255 }).ToArray()),
    })];

    private sealed class PictureRow
    {
        public float Label { get; set; }

        [VectorType(2)]
        public float[] Score { get; set; } = [];

        [ImageType(20, 40)]
        public MLImage? Picture { get; set; }
    }
}
