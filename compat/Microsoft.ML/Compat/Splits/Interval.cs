namespace Microsoft.ML.Compat.Splits;

/// <summary>A range of numbers with its lower end, and with its upper end if it is closed. NaN is neither inside nor outside.</summary>
internal readonly record struct Interval(double Min, double Max, bool HasMax)
{
    public static Interval From(double min, double max) => new(min, max, HasMax: false);

    public static Interval Closed(double min, double max) => new(min, max, HasMax: true);

    /// <summary>One of equal folds of 0 to 1. Both ends count: a row on the border of two folds is tested in both, as in ML.NET.</summary>
    public static Interval Fold(int fold, int folds) => Closed((double)fold / folds, (double)(fold + 1) / folds);

    public bool Contains(double value) => value >= Min && (HasMax ? value <= Max : value < Max);

    public bool Excludes(double value) => value < Min || (HasMax ? value > Max : value >= Max);
}
