using Microsoft.ML;
using MLNetVision.Estimators;
using MLNetVision.Networks;
using MLNetVision.Training;

namespace MLNetVision;

/// <summary>Autoencoders as transforms: codes, reconstructions and their errors as columns.</summary>
public static class AutoencoderCatalog
{
    /// <summary>An autoencoder of one hidden layer on either side of the code.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of codes that is added: Vector&lt;Single, 1, k&gt;.</param>
    /// <param name="inputColumnName">A column of vectors.</param>
    /// <param name="codeSize">Units of the code.</param>
    public static AutoencoderEstimator Autoencoder(this TransformsCatalog catalog, string outputColumnName, string inputColumnName, int codeSize) =>
        Autoencoder(catalog, outputColumnName, inputColumnName, new AutoencoderOptions { CodeSize = codeSize });

    /// <summary>An autoencoder: undercomplete or overcomplete, denoising, sparse, contractive, stacked, variational.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of codes that is added: Vector&lt;Single, 1, k&gt;.</param>
    /// <param name="inputColumnName">A column of images, or of vectors: of pixels from 0 to 255, channel by channel, or of any numbers.</param>
    /// <param name="options">What it is, how it learns, which columns it adds beside the code.</param>
    /// <param name="run">What computes, who is told, who may cancel, where to keep the run.</param>
    public static AutoencoderEstimator Autoencoder(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName, AutoencoderOptions options, VisionRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new AutoencoderEstimator(outputColumnName, inputColumnName, options, run);
    }

    /// <summary>An autoencoder whose layers the caller writes.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of codes that is added.</param>
    /// <param name="inputColumnName">A column of images, or of vectors.</param>
    /// <param name="encoder">
    /// From a row, [N, C, H, W] or [N, d], to its code; of a variational autoencoder to what mean and log-variance are computed from.
    /// </param>
    /// <param name="decoder">
    /// From a code, a condition behind it where there is one, to as many numbers as a row or target has; the options' loss says what ends it.
    /// </param>
    /// <param name="options">How it learns; sizes of layers are ignored but for a variational code's.</param>
    /// <param name="run">What computes, who is told, who may cancel, where to keep the run.</param>
    public static AutoencoderEstimator Autoencoder(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName, Func<Tensor, Tensor> encoder, Func<Tensor, Tensor> decoder,
        AutoencoderOptions? options = null, VisionRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(decoder);
        return new AutoencoderEstimator(outputColumnName, inputColumnName, options, run, (encoder, decoder));
    }
}
