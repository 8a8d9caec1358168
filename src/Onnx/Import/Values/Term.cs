using System.Globalization;
using MLNetVision.Networks;

namespace MLNetVision.Onnx.Import;

/// <summary>One number that is known while a model is imported: a whole one, a real one, or a size that is a symbol.</summary>
internal readonly record struct Term
{
    private Term(long whole, double real, Dim? symbol) => (Whole, Real, Symbol) = (whole, real, symbol);

    /// <summary>The number, where it is whole; the integral part of a real one.</summary>
    public long Whole { get; }

    /// <summary>The number as a real one.</summary>
    public double Real { get; }

    /// <summary>The size that is not known before data arrives, or null.</summary>
    public Dim? Symbol { get; }

    public bool IsKnown => Symbol is null;

    public static Term Of(long whole) => new(whole, whole, null);

    public static Term Of(double real) => new(real is > long.MinValue and < long.MaxValue ? (long)real : real > 0 ? long.MaxValue : long.MinValue, real, null);

    public static Term Of(Dim dim) => dim.IsKnown ? Of(dim.Size) : new(0, 0, dim);

    /// <summary>The size that this number is; null where it is negative.</summary>
    public Dim? AsDim() => Symbol ?? (Whole >= 0 ? Dim.FromSize(Whole) : default(Dim?));

    public override string ToString() => Symbol?.ToString() ?? Real.ToString(CultureInfo.InvariantCulture);
}
