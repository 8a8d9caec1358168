using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Pipelines.Scoring;

namespace MLNetVision.Tests.Pipelines.Workout;

/// <summary>A test that scales images: skipped, by name, where what is beneath ML.NET's images refuses to, as a stand-in may.</summary>
internal sealed class NeedsScalingFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Refusal = new(Try);

    public NeedsScalingFactAttribute() => Skip = Refusal.Value is { } reason ? $"Images cannot be scaled here: {reason}" : null;

    private static string? Try()
    {
        var ml = new MLContext(1);
        var data = PictureRows.Photographs(ml, 1);
        try
        {
            ml.Transforms.ResizeImages("Image", 5, 5).Fit(data).Transform(data).GetColumn<MLImage>("Image").Single().Dispose();
            return null;
        }
        catch (NotSupportedException refusal)
        {
            return refusal.Message;
        }
    }
}
