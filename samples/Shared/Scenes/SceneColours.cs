using System.Numerics;
using MLNetVision.Imaging;

namespace MLNetVision.Samples.Shared.Scenes;

/// <summary>Colours by chance, 0 to 255 a channel; which class asks makes no difference.</summary>
internal static class SceneColours
{
    public static Vector3 Any(SceneNumbers numbers) => new(numbers.Between(20, 235), numbers.Between(20, 235), numbers.Between(20, 235));

    /// <summary>Two colours of which one is brighter by so much at least; either may be the first.</summary>
    public static (Vector3 First, Vector3 Second) Pair(SceneNumbers numbers, float contrast)
    {
        while (true)
        {
            var (first, second) = (Any(numbers), Any(numbers));
            if (Math.Abs(Brightness(first) - Brightness(second)) >= contrast)
                return (first, second);
        }
    }

    public static float Brightness(Vector3 colour) => (0.299f * colour.X) + (0.587f * colour.Y) + (0.114f * colour.Z);

    public static Rgba ToByte(Vector3 colour) => new(Channel(colour.X), Channel(colour.Y), Channel(colour.Z));

    public static byte Channel(float value) => (byte)(Math.Clamp(value, 0, 255) + 0.5f);
}
