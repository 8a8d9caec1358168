using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>What the image back end beneath ML.NET can do, found by trying it once: a stand-in for SkiaSharp may refuse with NotSupportedException.</summary>
internal static class BackEnd
{
    private static readonly Lazy<string?> _noResampling = new(() => Refusal(Resample));
    private static readonly Lazy<string?> _noJpeg = new(() => Refusal(SaveJpeg));

    /// <summary>Why images cannot be scaled, or null when they can.</summary>
    public static string? NoResampling => _noResampling.Value;

    /// <summary>Why JPEG files cannot be written and read, or null when they can.</summary>
    public static string? NoJpeg => _noJpeg.Value;

    private static string? Refusal(Action attempt)
    {
        try
        {
            attempt();
            return null;
        }
        catch (NotSupportedException refusal)
        {
            return refusal.Message;
        }
    }

    private static void Resample()
    {
        var context = new MLContext(seed: 1);
        var data = context.Data.LoadFromEnumerable(StoredRow.Some(1));
        var model = context.Transforms.ResizeImages("Image", PictureRow.Width * 2, PictureRow.Height * 2).Fit(data);
        Cells.Of(model.Transform(data), "Image");
    }

    private static void SaveJpeg()
    {
        using var folder = new TemporaryFolder();
        folder.Add("picture.jpg", Pictures.Make(8, 8, seed: 1));
        MLImage.CreateFromFile(folder["picture.jpg"]).Dispose();
    }
}

/// <summary>A test that scales images: skipped, by name, where the image back end refuses to.</summary>
internal sealed class NeedsResamplingFactAttribute : FactAttribute
{
    public NeedsResamplingFactAttribute() => Skip = BackEnd.NoResampling is { } reason ? $"The image back end cannot scale: {reason}" : null;
}

/// <inheritdoc cref="NeedsResamplingFactAttribute"/>
internal sealed class NeedsResamplingTheoryAttribute : TheoryAttribute
{
    public NeedsResamplingTheoryAttribute() => Skip = BackEnd.NoResampling is { } reason ? $"The image back end cannot scale: {reason}" : null;
}

/// <summary>A test that writes and reads JPEG: skipped, by name, where the image back end refuses to.</summary>
internal sealed class NeedsJpegFactAttribute : FactAttribute
{
    public NeedsJpegFactAttribute() => Skip = BackEnd.NoJpeg is { } reason ? $"The image back end has no JPEG: {reason}" : null;
}
