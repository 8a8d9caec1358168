using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>The same 18 numbers (6 pixels of 3 colours) in each type that vectors of pixels can have, and in some that they cannot.</summary>
internal sealed class VectorRow
{
    private const int Size = 18;

    public string Name { get; set; } = "";

    [VectorType(Size)]
    public float[] Floats { get; set; } = [];

    [VectorType(Size)]
    public double[] Doubles { get; set; } = [];

    [VectorType(Size)]
    public byte[] Bytes { get; set; } = [];

    [VectorType(Size)]
    public int[] Integers { get; set; } = [];

    public float[] Loose { get; set; } = [];

    public float Scalar { get; set; }

    public static VectorRow Of(byte[] values) => new()
    {
        Floats = [.. values.Select(value => (float)value)],
        Doubles = [.. values.Select(value => (double)value)],
        Bytes = values,
        Integers = [.. values.Select(value => (int)value)],
        Loose = [.. values.Select(value => (float)value)],
    };
}
