namespace Microsoft.ML.Compat.Splits;

/// <summary>A range of numbers with its lower end, and with its upper end if it is closed. NaN is neither inside nor outside.</summary>
internal readonly record struct Interval(double Min, double Max, bool HasMax)
{
    public static Interval From(double min, double max) => new(min, max, HasMax: false);

    public static Interval Closed(double min, double max) => new(min, max, HasMax: true);

    public bool Contains(double value) => value >= Min && (HasMax ? value <= Max : value < Max);

    public bool Excludes(double value) => value < Min || (HasMax ? value > Max : value >= Max);
}
