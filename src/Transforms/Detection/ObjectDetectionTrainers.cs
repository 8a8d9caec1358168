using Microsoft.ML;

namespace MLNetVision;

/// <summary>The trainers of detectors, as extensions of this.</summary>
public sealed class ObjectDetectionTrainers
{
    internal ObjectDetectionTrainers(MLContext context) => Context = context;

    internal MLContext Context { get; }
}
