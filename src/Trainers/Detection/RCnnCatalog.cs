using MLNetVision.Imaging;
using MLNetVision.Trainers;
using MLNetVision.Trainers.Detection;
using MLNetVision.Training;
using MLNetVision.Transforms;

namespace MLNetVision;

/// <summary>The trainers of detectors by regions.</summary>
public static class RCnnCatalog
{
    /// <summary>
    /// R-CNN (Girshick et al. 2014): regions where objects may be, what a backbone sees there, a linear machine a class that looks for its hard negatives, and
    /// boxes that learn to move to their objects. The model adds the columns of ML.NET's own object detector. Saved, it needs MLNetVision where it is loaded.
    /// </summary>
    /// <param name="trainers">mlContext.ObjectDetection.Trainers.</param>
    /// <param name="backbone">What sees.</param>
    /// <param name="proposer">Where objects may be.</param>
    /// <param name="labelColumnName">The classes of a picture's objects: a vector of keys.</param>
    /// <param name="boundingBoxColumnName">Their boxes: a vector of left, top, right and bottom in pixels, one object after the other.</param>
    /// <param name="imageColumnName">The pictures: images.</param>
    /// <param name="options">How it trains; the defaults without.</param>
    /// <param name="run">What computes, who is told, who may cancel, where stages are kept.</param>
    public static RCnnTrainer RCnn(
        this ObjectDetectionTrainers trainers,
        Backbone backbone,
        RegionProposer proposer,
        string labelColumnName = "Label",
        string boundingBoxColumnName = "BoundingBoxes",
        string imageColumnName = "Image",
        RCnnOptions? options = null,
        VisionRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(trainers);
        ArgumentNullException.ThrowIfNull(backbone);
        ArgumentNullException.ThrowIfNull(proposer);
        ArgumentException.ThrowIfNullOrEmpty(labelColumnName);
        ArgumentException.ThrowIfNullOrEmpty(boundingBoxColumnName);
        ArgumentException.ThrowIfNullOrEmpty(imageColumnName);
        options ??= new RCnnOptions();
        var columns = new DetectionColumnNames(labelColumnName, boundingBoxColumnName, imageColumnName, options.DifficultColumnName);
        return new RCnnTrainer(proposer, backbone, columns, options, run);
    }
}
