using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Images;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML;

public static class ImageEstimatorsCatalog
{
    public static ImageGrayscalingEstimator ConvertToGrayscale(this TransformsCatalog catalog, string outputColumnName, string inputColumnName = null)
        => new(EnvironmentOf(catalog), (outputColumnName, inputColumnName ?? outputColumnName));

    public static ImageLoadingEstimator LoadImages(this TransformsCatalog catalog, string outputColumnName, string imageFolder, string inputColumnName = null)
        => new(EnvironmentOf(catalog), imageFolder, decode: true, (outputColumnName, inputColumnName ?? outputColumnName));

    public static ImageLoadingEstimator LoadRawImageBytes(
        this TransformsCatalog catalog, string outputColumnName, string imageFolder, string inputColumnName = null)
        => new(EnvironmentOf(catalog), imageFolder, decode: false, (outputColumnName, inputColumnName ?? outputColumnName));

    public static ImagePixelExtractingEstimator ExtractPixels(
        this TransformsCatalog catalog,
        string outputColumnName,
        string inputColumnName = null,
        ImagePixelExtractingEstimator.ColorBits colorsToExtract = ImagePixelExtractingEstimator.ColorBits.Rgb,
        ImagePixelExtractingEstimator.ColorsOrder orderOfExtraction = ImagePixelExtractingEstimator.ColorsOrder.ARGB,
        bool interleavePixelColors = false,
        float offsetImage = 0,
        float scaleImage = 1,
        bool outputAsFloatArray = true)
    {
        Guard.NotBlank(outputColumnName, nameof(outputColumnName));
        if (!outputAsFloatArray)
            (offsetImage, scaleImage) = (0, 1);
        var layout = PixelLayout.Of(nameof(colorsToExtract), colorsToExtract, orderOfExtraction, interleavePixelColors, offsetImage, scaleImage);
        return new(EnvironmentOf(catalog), outputColumnName, inputColumnName ?? outputColumnName, layout, outputAsFloatArray);
    }

    public static ImageResizingEstimator ResizeImages(
        this TransformsCatalog catalog,
        string outputColumnName,
        int imageWidth,
        int imageHeight,
        string inputColumnName = null,
        ImageResizingEstimator.ResizingKind resizing = ImageResizingEstimator.ResizingKind.IsoCrop,
        ImageResizingEstimator.Anchor cropAnchor = ImageResizingEstimator.Anchor.Center)
    {
        Guard.NotEmpty(outputColumnName, nameof(outputColumnName));
        var target = ResizeTarget.Of(imageWidth, imageHeight, resizing, cropAnchor);
        return new(EnvironmentOf(catalog), outputColumnName, inputColumnName ?? outputColumnName, target);
    }

    /// <summary>The default colours are taken and not used, as in ML.NET 5.0.</summary>
    public static VectorToImageConvertingEstimator ConvertToImage(
        this TransformsCatalog catalog,
        int imageHeight,
        int imageWidth,
        string outputColumnName,
        string inputColumnName = null,
        ImagePixelExtractingEstimator.ColorBits colorsPresent = ImagePixelExtractingEstimator.ColorBits.Rgb,
        ImagePixelExtractingEstimator.ColorsOrder orderOfColors = ImagePixelExtractingEstimator.ColorsOrder.ARGB,
        bool interleavedColors = false,
        float scaleImage = 1,
        float offsetImage = 0,
        int defaultAlpha = 255,
        int defaultRed = 0,
        int defaultGreen = 0,
        int defaultBlue = 0)
    {
        Guard.NotBlank(outputColumnName, nameof(outputColumnName));
        var layout = PixelLayout.Of(nameof(colorsPresent), colorsPresent, orderOfColors, interleavedColors, offsetImage, scaleImage);
        Guard.Argument(imageWidth > 0, nameof(imageWidth), $"The width must be positive, not {imageWidth}.");
        Guard.Argument(imageHeight > 0, nameof(imageHeight), $"The height must be positive, not {imageHeight}.");
        return new(EnvironmentOf(catalog), outputColumnName, inputColumnName ?? outputColumnName, imageHeight, imageWidth, layout);
    }

    private static IHostEnvironment EnvironmentOf(TransformsCatalog catalog) => Guard.NotNull(catalog, nameof(catalog)).Environment;
}
