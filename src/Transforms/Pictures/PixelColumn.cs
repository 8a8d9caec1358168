using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Transforms.Rows;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Transforms.Pictures;

/// <summary>
/// The numbers of an input in data of some schema: the column itself if it holds vectors; for images, a hidden column behind the others that the built-in
/// transforms ResizeImages and ExtractPixels add.
/// </summary>
internal sealed class PixelColumn
{
    private readonly UnharmedImages? _images;
    private readonly ITransformer? _extraction;

    /// <summary>Binds an input to a schema.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing there, or of another type.</exception>
    public PixelColumn(PictureInput input, DataViewSchema schema, string owner)
    {
        Source = Pixels = input.In(schema, owner);
        if (input.IsImage)
        {
            var (unharmed, resized, pixels) =
                (schema.Unused($"{input.Column}.image"), schema.Unused($"{input.Column}.resized"), schema.Unused($"{input.Column}.pixels"));
            _images = new UnharmedImages(schema, Source, input.Row, unharmed, owner);
            _extraction = Extraction(input with { Column = unharmed }, resized, pixels).Fit(new NoRows(_images.OutputSchema));
            Pixels = _extraction.GetOutputSchema(_images.OutputSchema)[pixels];
        }
    }

    /// <summary>The input's column.</summary>
    public DataViewSchema.Column Source { get; }

    /// <summary>The column of vectors, in the schema of <see cref="View"/> and <see cref="Row"/>.</summary>
    public DataViewSchema.Column Pixels { get; }

    /// <summary>The built-in transforms from an image to its pixels: three channels one after the other, from 0 to 255.</summary>
    public static IEstimator<ITransformer> Extraction(PictureInput input, string resized, string pixels)
    {
        var (height, width) = ((int)input.Row[1].Size, (int)input.Row[2].Size);
        var kind = input.Fit == PictureFit.Pad ? ImageResizingEstimator.ResizingKind.IsoPad : ImageResizingEstimator.ResizingKind.IsoCrop;
        var transforms = Host.Context.Transforms;
        return transforms.ResizeImages(resized, width, height, input.Column, kind).Append(transforms.ExtractPixels(pixels, resized));
    }

    /// <summary>The data with the column of vectors; its own columns keep their indexes.</summary>
    public IDataView View(IDataView data) => _images is null ? data : _extraction!.Transform(new MappedView(data, _images));

    /// <summary>The row with the column of vectors active and readable. Disposing it leaves the row that was given alone.</summary>
    public DataViewRow Row(DataViewRow row)
    {
        var kept = new KeptRow(row);
        if (_images is null)
        {
            return kept;
        }

        var mapper = _extraction!.GetRowToRowMapper(_images.OutputSchema);
        var images = new MappedRow(_images, kept, ActiveColumns.Of(_images, mapper.GetDependencies([Pixels])));
        return mapper.GetRow(images, [Pixels]);
    }
}
