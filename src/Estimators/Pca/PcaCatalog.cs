using Microsoft.ML;
using MLNetVision.Estimators;
using MLNetVision.Training;

namespace MLNetVision;

/// <summary>Principal component analysis as a transform.</summary>
public static class PcaCatalog
{
    /// <summary>The first principal components of a column of vectors.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of scores that is added: Vector&lt;Single, 1, k&gt;.</param>
    /// <param name="inputColumnName">A column of vectors of Single.</param>
    /// <param name="components">How many.</param>
    public static PcaEstimator Pca(this TransformsCatalog catalog, string outputColumnName, string inputColumnName, int components) =>
        Pca(catalog, outputColumnName, inputColumnName, new PcaOptions { Components = components });

    /// <summary>The principal components of a column of vectors, with the numbers that belong to them in <see cref="PcaModel.Analysis"/>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of scores that is added: Vector&lt;Single, 1, k&gt;.</param>
    /// <param name="inputColumnName">A column of vectors of Single.</param>
    /// <param name="options">Which components, how they are found, and which columns are added beside the scores.</param>
    /// <param name="run">
    /// How many threads, who is told of the progress, who may cancel: that ends the fit with <see cref="OperationCanceledException"/>. The engine is what
    /// scores.
    /// </param>
    public static PcaEstimator Pca(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName, PcaOptions options, VisionRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new PcaEstimator(outputColumnName, inputColumnName, options, run);
    }
}
