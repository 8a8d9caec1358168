using Microsoft.ML;

namespace MLNetVision;

/// <summary>Object detection as a task of ML.NET's, beside classification and regression.</summary>
public static class ObjectDetectionExtensions
{
    extension(MLContext context)
    {
        /// <summary>Trainers and measures of object detection.</summary>
        public ObjectDetectionCatalog ObjectDetection => new(context ?? throw new ArgumentNullException(nameof(context)));
    }
}
