using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>Images in objects: rows that are read from a view, and prediction engines.</summary>
public sealed class ImageRowTests : IDisposable
{
    private readonly MLContext _context = new(seed: 1);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rows_come_back_with_their_images(bool reuse)
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(3));
        var seen = _context.Data.CreateEnumerable<StoredRow>(data, reuse).Select(row => $"{Shot.Of(row.Image)}").ToArray();
        Assert.Equal(Cells.Of(data, "Image"), seen);
    }

    [Fact]
    public void The_member_may_say_another_size_than_the_column()
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(2));
        var seen = _context.Data.CreateEnumerable<OtherSize>(data, reuseRowObject: false).Select(row => $"{Shot.Of(row.Image)}").ToArray();
        Assert.Equal(Cells.Of(data, "Image"), seen);
    }

    [Fact]
    public void Images_of_unknown_size_cannot_be_read_into_objects()
    {
        _folder.Add("a.png", Pictures.Make(3, 2, seed: 1));
        var files = _context.Data.LoadFromEnumerable(FileRow.Of("a.png"));
        var view = _context.Transforms.LoadImages("Image", _folder.Path, "File").Fit(files).Transform(files);
        Assert.Throws<NotImplementedException>(() => _context.Data.CreateEnumerable<StoredRow>(view, reuseRowObject: false).ToArray());
    }

    [Fact]
    public void A_missing_image_is_null_in_both_directions()
    {
        var data = _context.Data.LoadFromEnumerable(new[] { new StoredRow() });
        Assert.Null(Assert.Single(_context.Data.CreateEnumerable<StoredRow>(data, reuseRowObject: false)).Image);
    }

    [Fact]
    public void An_engine_extracts_image_after_image_and_leaves_them_alive()
    {
        using var engine = Engine<StoredRow, PixelsRow>(_context.Transforms.ExtractPixels("Pixels", "Image"));
        var rows = StoredRow.Some(3);
        foreach (var row in rows.Concat(rows))
        {
            var expected = Enumerable.Range(0, 3).SelectMany(c => Enumerable.Range(0, 6).Select(pixel => (float)row.Image!.Pixels[(4 * pixel) + 2 - c]));
            Assert.Equal(expected, engine.Predict(row).Pixels);
        }

        Assert.All(rows, row => Assert.False(Shot.IsDisposed(row.Image!)));
    }

    [Fact]
    public void An_engine_gives_images()
    {
        using var engine = Engine<StoredRow, GreyRow>(_context.Transforms.ConvertToGrayscale("Grey", "Image"));
        var row = StoredRow.Some(1)[0];
        var expected = Shot.Of(One.Image(_context.Transforms.ConvertToGrayscale("Out", "Image"), StoredRow.Some(1)[0].Image));
        Assert.Equal(expected, Shot.Of(engine.Predict(row).Grey));
        Assert.Equal(expected, Shot.Of(engine.Predict(row).Grey));
    }

    [Fact]
    public void An_engine_loads_files()
    {
        using var engine = FileEngine();
        Assert.Equal(new float[18], engine.Predict(new FileRow { File = "" }).Pixels);
        Assert.Equal(18, engine.Predict(new FileRow { File = "a.png" }).Pixels.Count(value => value > 0));
        Assert.Throws<FileNotFoundException>(() => engine.Predict(new FileRow { File = "none.png" }));
        Assert.Equal(18, engine.Predict(new FileRow { File = "a.png" }).Pixels.Count(value => value > 0));
    }

    [Fact]
    public void An_engine_that_resizes_cannot_be_given_an_empty_path_after_a_picture()
    {
        using var engine = FileEngine();
        engine.Predict(new FileRow { File = "a.png" });
        Assert.Throws<InvalidOperationException>(() => engine.Predict(new FileRow { File = "" }));
    }

    [Fact]
    public void A_preview_holds_the_images()
    {
        var preview = _context.Data.LoadFromEnumerable(PictureRow.Some(2)).Preview();
        var image = Assert.IsType<MLImage>(preview.RowView[1].Values.Single(pair => pair.Key == "Image").Value);
        Assert.Equal(Shot.Of(PictureRow.Some(2)[1].Image), Shot.Of(image));
    }

    private PredictionEngine<FileRow, PixelsRow> FileEngine()
    {
        _folder.Add("a.png", Pictures.Make(3, 2, seed: 1));
        return Engine<FileRow, PixelsRow>(_context.Transforms.LoadImages("Image", _folder.Path, "File")
            .Append(_context.Transforms.ResizeImages("Image", 3, 2)).Append(_context.Transforms.ExtractPixels("Pixels", "Image")));
    }

    private PredictionEngine<TIn, TOut> Engine<TIn, TOut>(IEstimator<ITransformer> estimator)
        where TIn : class
        where TOut : class, new() =>
        _context.Model.CreatePredictionEngine<TIn, TOut>(estimator.Fit(_context.Data.LoadFromEnumerable<TIn>([])));

    private sealed class OtherSize
    {
        [ImageType(30, 31)]
        public MLImage? Image { get; set; }
    }

    private sealed class GreyRow
    {
        [ImageType(PictureRow.Height, PictureRow.Width)]
        public MLImage? Grey { get; set; }
    }
}
