using Microsoft.ML;

namespace MLNetVision;

/// <summary>Object detection: its trainers, and its measures as extensions of this.</summary>
public sealed class ObjectDetectionCatalog
{
    internal ObjectDetectionCatalog(MLContext context)
    {
        Context = context;
        Trainers = new ObjectDetectionTrainers(context);
    }

    /// <summary>The trainers of detectors.</summary>
    public ObjectDetectionTrainers Trainers { get; }

    internal MLContext Context { get; }
}
