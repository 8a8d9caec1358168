using MLNetVision.Imaging;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Kernels;

public class PixelKernelTests
{
    private const int MostPixels = 70;

    public static TheoryData<int, sbyte[]> Maps => new()
    {
        { 1, [0, -1] },
        { 1, [0, 0, 0] },
        { 1, [0, 0, 0, -1] },
        { 2, [0] },
        { 2, [0, 0, 0] },
        { 2, [0, 0, 0, 1] },
        { 3, [2, 1, 0] },
        { 3, [0, 1, 2, -1] },
        { 3, [2, 1, 0, -1] },
        { 4, [0, 1, 2] },
        { 4, [2, 1, 0] },
        { 4, [2, 1, 0, 3] },
    };

    [Theory]
    [MemberData(nameof(Maps))]
    public void Fast_and_scalar_shuffles_agree_at_every_length(int channels, sbyte[] map)
    {
        for (var pixels = 0; pixels <= MostPixels; pixels++)
        {
            var from = SplitMix.Bytes((ulong)pixels, pixels * channels);
            var fast = new byte[pixels * map.Length];
            var scalar = new byte[pixels * map.Length];

            PixelShuffle.Apply(from, channels, fast, map);
            PixelShuffle.Scalar<byte>(from, channels, scalar, map, byte.MaxValue);

            Assert.Equal(scalar, fast);
        }
    }

    [Fact]
    public void Unequal_numbers_of_pixels_are_refused() =>
        Assert.Throws<ArgumentException>(() => PixelShuffle.Apply(new byte[8], 4, new byte[9], [0, 1, 2]));

    [Fact]
    public void Fast_and_scalar_sample_conversions_agree_at_every_length()
    {
        for (var length = 0; length <= 2 * 64 + 1; length++)
        {
            var bytes = SplitMix.Bytes((ulong)length, length);
            var words = Enumerable.Range(0, length).Select(i => (ushort)SplitMix.Bits(7, (ulong)i)).ToArray();
            var floats = Enumerable.Range(0, length).Select(i => (SplitMix.Uniform(8, (ulong)i) * 1.5f) - 0.25f).ToArray();
            if (length > 3)
                (floats[0], floats[1], floats[^1]) = (float.NaN, float.PositiveInfinity, float.NegativeInfinity);

            Same(bytes, SampleKernels.Widen, SampleKernels.Scalar.Widen);
            Same(bytes, SampleKernels.ToFloat, SampleKernels.Scalar.ToFloat);
            Same(words, SampleKernels.Narrow, SampleKernels.Scalar.Narrow);
            Same(words, SampleKernels.ToFloat, SampleKernels.Scalar.ToFloat);
            Same(floats, SampleKernels.ToByte, value => (byte)SampleKernels.Scalar.Level(value, byte.MaxValue));
            Same(floats, SampleKernels.ToUInt16, value => (ushort)SampleKernels.Scalar.Level(value, ushort.MaxValue));
        }
    }

    private delegate void Kernel<TFrom, TTo>(ReadOnlySpan<TFrom> from, Span<TTo> to);

    private static void Same<TFrom, TTo>(TFrom[] from, Kernel<TFrom, TTo> kernel, Func<TFrom, TTo> scalar)
    {
        var fast = new TTo[from.Length];
        kernel(from, fast);

        Assert.Equal(from.Select(scalar), fast);
    }
}
