using Microsoft.ML;
using MLNetVision.Estimators;
using MLNetVision.Training;
using MLNetVision.Transforms;

namespace MLNetVision;

/// <summary>Features of pictures as a column.</summary>
public static class ImageFeaturesCatalog
{
    /// <summary>What a network of the zoo sees in a picture, with weights from a safetensors file, which is read when the estimator is fitted.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column that is added: Vector&lt;Single, 1, k&gt;.</param>
    /// <param name="inputColumnName">A column of images, or of vectors of their pixels from 0 to 255, channel by channel.</param>
    /// <param name="network">The network's name in the zoo: "resnet18".</param>
    /// <param name="weightsFile">A safetensors file: torchvision's, timm's, or what training here saved.</param>
    /// <param name="layer">The layer whose values are the features; without one, what the head sees.</param>
    public static ImageFeaturesEstimator ImageFeatures(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName, string network, string weightsFile, string? layer = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(network);
        ArgumentException.ThrowIfNullOrEmpty(weightsFile);
        var backbone = new Lazy<Backbone>(() => Backbone.FromZoo(network, weightsFile));
        return new ImageFeaturesEstimator(outputColumnName, inputColumnName, backbone, new ImageFeaturesOptions { Layer = layer }, null);
    }

    /// <summary>What any network sees in a picture.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column that is added: Vector&lt;Single, 1, k&gt;.</param>
    /// <param name="inputColumnName">A column of images, or of vectors of their pixels from 0 to 255, channel by channel.</param>
    /// <param name="backbone">The network with its weights: from the zoo, from an ONNX model, or one's own.</param>
    /// <param name="layer">The layer whose values are the features; without one, what the head sees, or the output of a network without a head.</param>
    public static ImageFeaturesEstimator ImageFeatures(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName, Backbone backbone, string? layer = null) =>
        ImageFeatures(catalog, outputColumnName, inputColumnName, backbone, new ImageFeaturesOptions { Layer = layer });

    /// <summary>What any network sees in a picture.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column that is added: Vector&lt;Single, 1, k&gt;.</param>
    /// <param name="inputColumnName">A column of images, or of vectors of their pixels from 0 to 255, channel by channel.</param>
    /// <param name="backbone">The network with its weights.</param>
    /// <param name="options">Which features, and how pictures are brought to the size.</param>
    /// <param name="run">What computes, and with how many threads.</param>
    public static ImageFeaturesEstimator ImageFeatures(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName, Backbone backbone, ImageFeaturesOptions options, VisionRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(backbone);
        ArgumentNullException.ThrowIfNull(options);
        return new ImageFeaturesEstimator(outputColumnName, inputColumnName, new Lazy<Backbone>(backbone), options, run);
    }
}
