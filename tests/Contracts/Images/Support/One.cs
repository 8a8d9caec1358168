using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>Takes a single image (or none) through an estimator that reads "Image" and writes an image "Out". Sizes need not be what the type says.</summary>
internal static class One
{
    public static MLImage Image(IEstimator<ITransformer> estimator, MLImage? image)
    {
        var data = new MLContext(seed: 1).Data.LoadFromEnumerable(new[] { new StoredRow { Image = image } });
        var model = estimator.Fit(data);
        var mapper = model.GetRowToRowMapper(data.Schema);
        using var cursor = data.GetRowCursor(data.Schema);
        using var row = mapper.GetRow(cursor, [mapper.OutputSchema["Out"]]);
        Assert.True(cursor.MoveNext());
        MLImage? result = null;
        row.GetGetter<MLImage?>(mapper.OutputSchema["Out"])(ref result);
        return Copy(result!);
    }

    /// <summary>The row owns its image, so the test gets one of its own.</summary>
    private static MLImage Copy(MLImage image)
    {
        var copy = MLImage.CreateFromPixels(image.Width, image.Height, image.PixelFormat, image.Pixels);
        copy.Tag = image.Tag;
        return copy;
    }
}
