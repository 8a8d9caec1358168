using System.Numerics;
using static System.Numerics.Vector;

namespace MLNetVision.Imaging;

/// <summary>Mixes each pixel with its own luma, within 0 and 1.</summary>
internal readonly struct Saturate(float factor) : IColourOperation
{
    public (Vector<float> A, Vector<float> B, Vector<float> C) Apply(Vector<float> a, Vector<float> b, Vector<float> c)
    {
        var grey = ((a * Luma.Red) + (b * Luma.Green) + (c * Luma.Blue)) * (1 - factor);
        return (Within((a * factor) + grey), Within((b * factor) + grey), Within((c * factor) + grey));
    }

    private static Vector<float> Within(Vector<float> value) => Min(Max(value, Vector<float>.Zero), Vector<float>.One);
}
