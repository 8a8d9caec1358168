using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>The image components a model can hold.</summary>
internal static class ImageLoaders
{
    public static IEnumerable<ModelLoader> All { get; } =
    [
        new(ImageLoadingTransformer.LoaderName, ImageLoadingTransformer.Load),
        new(ImageResizingTransformer.LoaderName, ImageResizingTransformer.Load),
        new(ImageGrayscalingTransformer.LoaderName, reader => new ImageGrayscalingTransformer(reader.Environment, reader.ReadColumns())),
        new(ImagePixelExtractingTransformer.LoaderName, ImagePixelExtractingTransformer.Load),
        new(VectorToImageConvertingTransformer.LoaderName, VectorToImageConvertingTransformer.Load),
    ];
}
