using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Tests.TestKit;
using static Microsoft.ML.Transforms.Image.ImageResizingEstimator;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>Resized and grey pictures against what Skia itself made of them (generators/skia.js).</summary>
public sealed class SkiaParityTests
{
    // Another order of additions, or fixed point where the processor has SIMD: a level of rounding.
    private const int Tolerance = 1;

    private static readonly JsonSerializerOptions _camelCase = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    private static readonly SkiaCase[] _cases = JsonSerializer.Deserialize<SkiaCase[]>(Fixtures.Bytes("images/skia.json"), _camelCase)!;
    private readonly MLContext _context = new(seed: 1);

    public static TheoryData<string> Names => [.. _cases.Select(one => one.Name)];

    [NeedsResamplingTheory]
    [MemberData(nameof(Names))]
    public void Every_pixel_is_that_of_Skia(string name)
    {
        var one = _cases.Single(candidate => candidate.Name == name);
        var given = Pictures.Make(one.Width, one.Height, one.Seed, MLPixelFormat.Bgra32, one.Opaque);
        using var made = One.Image(Estimator(one), given);
        Assert.Equal((one.ToWidth, one.ToHeight), (made.Width, made.Height));
        var tolerance = one.Way == "Fill" ? 0 : Tolerance;
        var actual = made.Pixels.ToArray();
        Assert.All(one.Pixels.Select((value, at) => (value, at)), expected =>
            Assert.InRange(actual[expected.at], expected.value - tolerance, expected.value + tolerance));
    }

    private IEstimator<ITransformer> Estimator(SkiaCase one) => one.Way == "Grey"
        ? _context.Transforms.ConvertToGrayscale("Out", "Image")
        : _context.Transforms.ResizeImages("Out", one.ToWidth, one.ToHeight, "Image", Enum.Parse<ResizingKind>(one.Way), Enum.Parse<Anchor>(one.Anchor));

    private sealed record SkiaCase(string Way, string Anchor, int Width, int Height, int ToWidth, int ToHeight, bool Opaque, ulong Seed, byte[] Pixels)
    {
        public string Name => $"{Seed}: {Way} {Anchor} {Width} x {Height} to {ToWidth} x {ToHeight}{(Opaque ? "" : ", translucent")}";
    }
}
