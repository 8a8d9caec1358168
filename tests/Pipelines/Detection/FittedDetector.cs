using Microsoft.ML;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Detection;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Tests.Pipelines.Detection;

/// <summary>An estimator that has learnt already.</summary>
internal sealed class FittedDetector(RegionDetector detector, string input) : IEstimator<DetectionTransformer>
{
    public DetectionTransformer Fit(IDataView data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return detector.ToTransformer(data.Schema, input);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        DetectionColumns.Check(inputSchema, input, "test");
        return inputSchema.With(DetectionColumns.Of(new DetectionNames(), detector.Classes));
    }
}
