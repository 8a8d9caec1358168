using Microsoft.ML;
using MLNetVision.Evaluation;
using MLNetVision.Evaluation.Reading;
using MLNetVision.Evaluation.Running;

namespace MLNetVision;

/// <summary>The evaluation of object detectors.</summary>
public static class DetectionEvaluationExtensions
{
    /// <summary>
    /// Compares detections with the true objects, in one pass: average precision as PASCAL VOC and COCO define it, confusions, and errors by kind. A row is a
    /// picture; pictures without objects and without detections are fine. Boxes are x0, y0, x1, y1 in pixels, one after the other.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">What a detector's Transform returned, with the true labels and boxes.</param>
    /// <param name="labelColumnName">The true classes: vectors of keys or texts. They are matched with the predicted ones by name.</param>
    /// <param name="boundingBoxColumnName">The true boxes: vectors of Single, four for each class.</param>
    /// <param name="predictedLabelColumnName">The classes found: vectors of keys or texts.</param>
    /// <param name="predictedBoundingBoxColumnName">The boxes found: vectors of Single, four for each class.</param>
    /// <param name="scoreColumnName">How sure each is: vectors of Single.</param>
    /// <param name="options">What else is read and kept; null for the defaults.</param>
    public static DetectionEvaluation Evaluate(
        this ObjectDetectionCatalog catalog, IDataView data, string labelColumnName = "Label", string boundingBoxColumnName = "BoundingBoxes",
        string predictedLabelColumnName = "PredictedLabel", string predictedBoundingBoxColumnName = "PredictedBoundingBoxes", string scoreColumnName = "Score",
        DetectionEvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new DetectionEvaluationOptions();
        options.Check();
        var names = new DetectionNames(labelColumnName, boundingBoxColumnName, predictedLabelColumnName, predictedBoundingBoxColumnName, scoreColumnName);
        return DetectionRun.Evaluate(data, names, options);
    }
}
