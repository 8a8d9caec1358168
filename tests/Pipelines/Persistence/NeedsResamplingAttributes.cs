using Microsoft.ML.Data;

namespace MLNetVision.Tests.Pipelines.Persistence;

/// <summary>Whether pictures can be scaled, found by trying it once: a stand-in for SkiaSharp may refuse with NotSupportedException.</summary>
internal static class Resampling
{
    private static readonly Lazy<string?> _refusal = new(() =>
    {
        try
        {
            var model = SavedModels.Pictured(MLNetVision.Transforms.ScoringTask.Features, 1);
            var data = Pictures.View();
            return model.Over(data, "Image").Transform(data).GetColumn<VBuffer<float>>("Score").Count() > 1 ? null : "there are no rows";
        }
        catch (Exception e) when ((e as NotSupportedException ?? e.InnerException as NotSupportedException) is { } refusal)
        {
            return $"The image back end cannot scale: {refusal.Message}";
        }
    });

    public static string? Refusal => _refusal.Value;
}

/// <summary>A test that scales pictures: skipped, by name, where the image back end refuses to.</summary>
internal sealed class NeedsResamplingFactAttribute : FactAttribute
{
    public NeedsResamplingFactAttribute() => Skip = Resampling.Refusal;
}

/// <inheritdoc cref="NeedsResamplingFactAttribute"/>
internal sealed class NeedsResamplingTheoryAttribute : TheoryAttribute
{
    public NeedsResamplingTheoryAttribute() => Skip = Resampling.Refusal;
}
