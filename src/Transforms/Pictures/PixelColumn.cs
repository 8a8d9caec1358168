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
    private readonly DataViewSchema _inputSchema;
    private readonly ITransformer? _extraction;

    /// <summary>Binds an input to a schema.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing there, or of another type.</exception>
    public PixelColumn(PictureInput input, DataViewSchema schema, string owner)
    {
        _inputSchema = schema;
        Source = input.In(schema, owner);
        if (!input.IsImage)
        {
            Pixels = Source;
            return;
        }

        var resized = schema.Unused($"{input.Column}.resized");
        var pixels = schema.Unused($"{input.Column}.pixels");
        _extraction = Extraction(input, resized, pixels).Fit(new NoRows(schema));
        Pixels = _extraction.GetOutputSchema(schema)[pixels];
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
    public IDataView View(IDataView data) => _extraction?.Transform(data) ?? data;

    /// <summary>The row with the column of vectors active and readable. Disposing it leaves the row that was given alone.</summary>
    public DataViewRow Row(DataViewRow row)
    {
        var kept = new KeptRow(row);
        return _extraction?.GetRowToRowMapper(_inputSchema).GetRow(kept, [Pixels]) ?? kept;
    }
}
