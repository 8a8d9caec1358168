using System.Globalization;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Pipelines.Workout;

/// <summary>A value of any column: numbers where it has some, compared with a tolerance; else a text.</summary>
internal sealed record Cell(string Text, double[] Numbers)
{
    public static Cell Of<T>(T value) => value switch
    {
        float v => new("", [v]),
        double v => new("", [v]),
        VBuffer<float> v => new("", [.. v.DenseValues()]),
        VBuffer<uint> v => new("", [.. v.DenseValues().Select(k => (double)k)]),
        VBuffer<ReadOnlyMemory<char>> v => new(string.Join(", ", v.DenseValues()), []),
        MLImage image => new($"{image.Width}x{image.Height} {Convert.ToHexString(image.Pixels[..4])}", []),
        null => new("none", []),
        _ => new(Convert.ToString(value, CultureInfo.InvariantCulture)!, []),
    };

    /// <summary>Whether texts are equal, and numbers as near as the tolerance times their size, or 1 if that is larger.</summary>
    public bool IsNear(Cell other, double tolerance) => Text == other.Text && Numbers.Length == other.Numbers.Length
        && Numbers.Zip(other.Numbers).All(n => n.First.Equals(n.Second) || Math.Abs(n.First - n.Second) <= tolerance * Math.Max(1, Math.Abs(n.First)));

    public override string ToString() =>
        Text.Length > 0 ? Text : string.Join(", ", Numbers.Take(8).Select(n => n.ToString("G7", CultureInfo.InvariantCulture)));
}
