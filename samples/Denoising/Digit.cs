using Microsoft.ML.Data;
using MLNetVision.Estimators;
using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Samples.Denoising;

/// <summary>A handwritten digit of the bundled sheet, as it is or with noise.</summary>
internal sealed class Digit
{
    public const int Side = 20;
    private const int Across = 100;

    [VectorType(Side * Side)]
    public float[] Pixels { get; set; } = [];

    /// <summary>All digits of the sheet, 500 of each, one class after the other.</summary>
    public static Digit[] LoadAll()
    {
        var sheet = ImageFile.Load(Path.Combine(AppContext.BaseDirectory, "digits.png")).WithChannels(1);
        return [.. Enumerable.Range(0, sheet.Width / Side * (sheet.Height / Side)).Select(n => new Digit
        {
            Pixels = [.. Enumerable.Range(0, Side * Side).Select(i => (float)sheet[(n % Across * Side) + (i % Side), (n / Across * Side) + (i / Side)])],
        })];
    }

    /// <summary>A copy with noise, which is made for pixels from 0 to 1.</summary>
    public Digit With(Noise noise, ulong seed)
    {
        var random = new RandomStream(seed);
        float[] pixels = [.. Pixels.Select(p => p / byte.MaxValue)];
        noise.Apply(pixels, ref random);
        return new Digit { Pixels = [.. pixels.Select(p => p * byte.MaxValue)] };
    }
}
