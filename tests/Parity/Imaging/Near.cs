using MLNetVision.Imaging;

namespace MLNetVision.Tests.Parity.Imaging;

/// <summary>Compares pictures and says where they differ most.</summary>
public static class Near
{
    public static void Bytes(Image<byte> expected, Image<byte> actual, int levels) => Samples(expected, actual, levels);

    public static void Floats(Image<float> expected, Image<float> actual, double tolerance) => Samples(expected, actual, tolerance);

    private static void Samples<T>(Image<T> expected, Image<T> actual, double tolerance)
        where T : unmanaged, IConvertible
    {
        Assert.Equal((expected.Width, expected.Height, expected.Channels), (actual.Width, actual.Height, actual.Channels));
        var (worst, at) = (-1.0, 0);
        for (var i = 0; i < expected.Samples.Length; i++)
        {
            var difference = Math.Abs(Number(expected.Samples[i]) - Number(actual.Samples[i]));
            if (!(difference <= worst))
                (worst, at) = (difference, i);
        }

        var (pixel, channel) = Math.DivRem(at, expected.Channels);
        Assert.True(
            worst <= tolerance,
            $"Largest difference {worst} at ({pixel % expected.Width}, {pixel / expected.Width}, channel {channel}): " +
            $"expected {expected.Samples[at]}, got {actual.Samples[at]}; {tolerance} is allowed.");
    }

    private static double Number<T>(T value)
        where T : IConvertible => value.ToDouble(null);
}
