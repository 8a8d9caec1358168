using Microsoft.ML;
using MLNetVision.Estimators;
using MLNetVision.Training;

namespace MLNetVision;

/// <summary>Maps of rows as a column.</summary>
public static class TSneCatalog
{
    /// <summary>A map of rows in two or three dimensions.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column that is added: a place, Vector&lt;Single, 2&gt; or Vector&lt;Single, 3&gt;.</param>
    /// <param name="inputColumnName">A column of vectors of Single of a fixed size; null for the name of the output.</param>
    /// <param name="dimensions">2 or 3.</param>
    /// <param name="perplexity">How many neighbours count for each row, as it were.</param>
    public static TSneEstimator TSne(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, int dimensions = 2, double perplexity = 30) =>
        TSne(catalog, outputColumnName, inputColumnName ?? outputColumnName, new TSneOptions { Dimensions = dimensions, Perplexity = perplexity });

    /// <summary>A map of rows in two or three dimensions.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column that is added: a place, Vector&lt;Single, 2&gt; or Vector&lt;Single, 3&gt;.</param>
    /// <param name="inputColumnName">A column of vectors of Single of a fixed size.</param>
    /// <param name="options">How the map is made.</param>
    /// <param name="run">With how many threads, who is told, and who may end it.</param>
    public static TSneEstimator TSne(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName, TSneOptions options, VisionRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new TSneEstimator(outputColumnName, inputColumnName, options, run);
    }

    /// <summary>A network that makes maps of rows, and is saved as ONNX.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column that is added: a place, Vector&lt;Single, 1, k&gt;.</param>
    /// <param name="inputColumnName">A column of vectors of Single of a fixed size.</param>
    /// <param name="options">The network, and how it is trained.</param>
    /// <param name="run">What computes, who is told, and who may end it.</param>
    public static ParametricTSneEstimator ParametricTSne(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName, ParametricTSneOptions? options = null, VisionRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new ParametricTSneEstimator(outputColumnName, inputColumnName, options, run);
    }
}
