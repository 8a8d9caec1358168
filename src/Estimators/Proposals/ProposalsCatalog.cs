using Microsoft.ML;
using MLNetVision.Estimators;
using MLNetVision.Imaging;

namespace MLNetVision;

/// <summary>Where objects may be in pictures, as a column.</summary>
public static class ProposalsCatalog
{
    /// <summary>Regions by joining like with like: <see cref="Imaging.SelectiveSearch"/>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of boxes that is added: x0 y0 x1 y1 each, in pixels, the most promising first.</param>
    /// <param name="inputColumnName">A column of images.</param>
    /// <param name="options">The settings; a fast search without.</param>
    /// <param name="scoreColumnName">A column of the boxes' scores, to be added too; none without.</param>
    public static ProposalsEstimator SelectiveSearch(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName, SelectiveSearch? options = null, string? scoreColumnName = null) =>
        catalog.Proposals(outputColumnName, inputColumnName, options ?? new SelectiveSearch(), scoreColumnName);

    /// <summary>Regions by the contours that they hold whole: <see cref="Imaging.EdgeBoxes"/>.</summary>
    /// <inheritdoc cref="SelectiveSearch"/>
    public static ProposalsEstimator EdgeBoxes(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName, EdgeBoxes? options = null, string? scoreColumnName = null) =>
        catalog.Proposals(outputColumnName, inputColumnName, options ?? new EdgeBoxes(), scoreColumnName);

    /// <summary>Windows all over the picture: <see cref="Imaging.SlidingWindows"/>.</summary>
    /// <inheritdoc cref="SelectiveSearch"/>
    public static ProposalsEstimator SlidingWindows(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName, SlidingWindows? options = null, string? scoreColumnName = null) =>
        catalog.Proposals(outputColumnName, inputColumnName, options ?? new SlidingWindows(), scoreColumnName);

    /// <summary>Regions of any proposer. That of a function of the application's own works too, but cannot be saved.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of boxes that is added: x0 y0 x1 y1 each, in pixels, the most promising first.</param>
    /// <param name="inputColumnName">A column of images.</param>
    /// <param name="proposer">What proposes.</param>
    /// <param name="scoreColumnName">A column of the boxes' scores, to be added too; none without.</param>
    public static ProposalsEstimator Proposals(
        this TransformsCatalog catalog, string outputColumnName, string inputColumnName, RegionProposer proposer, string? scoreColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new ProposalsEstimator(proposer, inputColumnName, outputColumnName, scoreColumnName);
    }
}
