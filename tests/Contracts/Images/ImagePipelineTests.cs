using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>Several image transforms after another, and their models.</summary>
public sealed class ImagePipelineTests : IDisposable
{
    private const int Count = 12;
    private readonly MLContext _context = new(seed: 1);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_chain_from_file_to_pixels_is_saved_and_loaded()
    {
        var files = Files();
        var pipeline = _context.Transforms.LoadImages("Image", _folder.Path, "File")
            .Append(_context.Transforms.ResizeImages("Image", 4, 4, resizing: ImageResizingEstimator.ResizingKind.IsoPad))
            .Append(_context.Transforms.ConvertToGrayscale("Grey", "Image"))
            .Append(_context.Transforms.ExtractPixels(
                "Pixels", "Grey", ImagePixelExtractingEstimator.ColorBits.Red, interleavePixelColors: true, offsetImage: 3, scaleImage: 0.5f))
            .Append(_context.Transforms.ConvertToImage(4, 4, "Again", "Pixels", ImagePixelExtractingEstimator.ColorBits.Red, scaleImage: 2, offsetImage: -3));
        Assert.Equal(Count, ImageWorkout.Run(pipeline, files, "Pixels").Distinct().Count());
        ImageWorkout.Run(pipeline, files, "Grey");
        ImageWorkout.Run(pipeline, files, "Again");

        var loaded = Assert.IsType<TransformerChain<ITransformer>>(ImageWorkout.Reload(pipeline.Fit(files), files.Schema));
        Assert.Equal(
            [
                typeof(ImageLoadingTransformer), typeof(ImageResizingTransformer), typeof(ImageGrayscalingTransformer),
                typeof(ImagePixelExtractingTransformer), typeof(VectorToImageConvertingTransformer),
            ],
            loaded.Select(step => step.GetType()));
    }

    [Fact]
    public void A_saved_schema_leaves_images_out()
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(1));
        using var stream = new MemoryStream();
        _context.Model.Save(_context.Transforms.ExtractPixels("Pixels", "Image").Fit(data), data.Schema, stream);
        stream.Position = 0;
        _context.Model.Load(stream, out var schema);
        Assert.Equal(["Id", "Name"], schema.Select(column => column.Name));
    }

    [Fact]
    public void A_schema_of_nothing_but_images_cannot_be_saved()
    {
        var data = _context.Data.LoadFromEnumerable(StoredRow.Some(1));
        var model = _context.Transforms.ExtractPixels("Pixels", "Image").Fit(data);
        Assert.Throws<InvalidOperationException>(() => _context.Model.Save(model, data.Schema, new MemoryStream()));
    }

    [Fact]
    public void A_shuffled_cursor_keeps_images_with_their_rows()
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(Count));
        var view = _context.Transforms.ExtractPixels("Pixels", "Image").Fit(data).Transform(data);
        using var cursor = view.GetRowCursor([view.Schema["Id"], view.Schema["Pixels"]], new Random(5));
        var id = cursor.GetGetter<int>(view.Schema["Id"]);
        var getPixels = cursor.GetGetter<VBuffer<float>>(view.Schema["Pixels"]);
        var (seen, ids, pixels) = (0, 0, default(VBuffer<float>));
        while (cursor.MoveNext())
        {
            id(ref ids);
            getPixels(ref pixels);
            Assert.Equal(Pictures.Pixels(PictureRow.Width, PictureRow.Height, (ulong)ids)[2], pixels.GetValues()[0]);
            seen++;
        }

        Assert.Equal(Count, seen);
    }

    private IDataView Files() => _context.Data.LoadFromEnumerable(
        FileRow.Of([.. Enumerable.Range(1, Count).Select(seed => _folder.Add($"{seed}.png", Pictures.Make(4, 1 + (seed % 4), (ulong)seed)))]));
}
