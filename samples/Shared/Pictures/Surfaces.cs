using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Imaging;

namespace MLNetVision.Samples.Shared;

/// <summary>Photographs of brick, grass and gravel, cut into 64 patches each: 20 to learn from, the others to be tested with.</summary>
internal static class Surfaces
{
    public const int Side = 64;
    private const int PatchesInRow = 8;
    private const int Patches = PatchesInRow * PatchesInRow;
    private static readonly string[] Names = ["brick", "grass", "gravel"];

    /// <summary>Patches spread over each photograph to learn from, and the rest.</summary>
    public static (IDataView Known, IDataView Unseen) Load(MLContext mlContext, int known = 20)
    {
        var isKnown = Enumerable.Range(0, Patches).Select(i => i * known / Patches != (i + 1) * known / Patches).ToArray();
        var patches = Names.SelectMany(name => Cut(name).Select((image, i) => (image, name, IsKnown: isKnown[i]))).ToArray();
        IDataView Part(bool wanted) => mlContext.Data.LoadImages(patches.Where(p => p.IsKnown == wanted).Select(p => LabelledImage.FromImage(p.image, p.name)));
        return (Part(true), Part(false));
    }

    private static IEnumerable<MLImage> Cut(string name)
    {
        var photograph = ImageFile.Load(Path.Combine(AppContext.BaseDirectory, $"{name}.png")).WithChannels(4);
        for (var i = 0; i < Patches; i++)
        {
            var patch = photograph.Crop(i % PatchesInRow * Side, i / PatchesInRow * Side, Side, Side);
            yield return MLImage.CreateFromPixels(Side, Side, MLPixelFormat.Rgba32, patch.Samples);
        }
    }
}
