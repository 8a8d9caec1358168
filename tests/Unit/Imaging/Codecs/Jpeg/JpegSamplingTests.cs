using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Codecs.Jpeg;

/// <summary>Every pair of sampling factors against the formulas, on RGB pictures whose channels show each component as it is enlarged.</summary>
public class JpegSamplingTests
{
    private const int Width = 45;
    private const int Height = 39;

    public static TheoryData<int, int> Factors
    {
        get
        {
            var factors = new TheoryData<int, int>();
            for (var i = 0; i < 16; i++)
                factors.Add(1 + (i % 4), 1 + (i / 4));
            return factors;
        }
    }

    [Theory]
    [MemberData(nameof(Factors))]
    public void Components_of_every_sampling_are_enlarged_as_the_formulas_say(int horizontal, int vertical)
    {
        for (var i = 0; i < 16; i++)
        {
            (int Horizontal, int Vertical)[] factors = [(horizontal, vertical), (1 + (i % 4), 1 + (i / 4)), (2, 1)];
            var file = new FlatBlockFile(Width, Height, factors) { Level = Level };

            var picture = ImageFile.Decode(file.File);

            Assert.Equal((Width, Height, 3), (picture.Width, picture.Height, picture.Channels));
            for (var channel = 0; channel < 3; channel++)
                AssertEnlarged(picture, channel, file, factors);
        }
    }

    private static int Level(int component, int x, int y) => (int)(SplitMix.Bits((ulong)component, (ulong)((y * 64) + x)) % 256);

    private static void AssertEnlarged(Image<byte> picture, int channel, FlatBlockFile file, (int Horizontal, int Vertical)[] factors)
    {
        var (maxHorizontal, maxVertical) = (factors.Max(factor => factor.Horizontal), factors.Max(factor => factor.Vertical));
        var (wide, high) = (factors[channel].Horizontal, factors[channel].Vertical);
        var (width, height) = file.Size(channel);
        var smoothDown = high * 2 == maxVertical && (wide == maxHorizontal || wide * 2 == maxHorizontal);
        var smoothAcross = wide * 2 == maxHorizontal && (high == maxVertical || smoothDown);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var expected = (smoothAcross, smoothDown) switch
                {
                    (true, true) => ((3 * Column(x / 2, y)) + Column(Neighbour(x), y) + 8 - (x & 1)) >> 4,
                    (true, false) => ((3 * Sample(x / 2, y * high / maxVertical)) + Sample(Neighbour(x), y * high / maxVertical) + 1 + (x & 1)) >> 2,
                    (false, true) => (Column(x * wide / maxHorizontal, y) + 1 + (y & 1)) >> 2,
                    _ => Sample(((2 * x) + 1) * wide / (2 * maxHorizontal), ((2 * y) + 1) * high / (2 * maxVertical)),
                };
                if (expected != picture[x, y, channel])
                    Assert.Fail($"Channel {channel} of {string.Join(", ", factors)} at ({x}, {y}): expected {expected}, got {picture[x, y, channel]}.");
            }
        }

        int Sample(int x, int y) => Level(channel, Math.Clamp(x, 0, width - 1) / 8, Math.Clamp(y, 0, height - 1) / 8);
        int Column(int x, int y) => (3 * Sample(x, y / 2)) + Sample(x, Neighbour(y));
        static int Neighbour(int at) => (at & 1) == 0 ? (at / 2) - 1 : (at / 2) + 1;
    }
}
