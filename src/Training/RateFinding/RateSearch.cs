namespace MLNetVision.Training.RateFinding;

/// <summary>How the range of learning rates is gone through.</summary>
public sealed record RateSearch
{
    /// <summary>The first rate.</summary>
    public double Lowest { get; init; } = 1e-6;

    /// <summary>The last rate, if the loss does not run away before.</summary>
    public double Highest { get; init; } = 10;

    /// <summary>How many training steps it takes; each rate is the same factor above the one before.</summary>
    public int Steps { get; init; } = 100;

    /// <summary>It ends when the loss, smoothed, is this many times its smallest value.</summary>
    public double Divergence { get; init; } = 4;

    /// <summary>Refuses a range without rates.</summary>
    public void Validate()
    {
        Check(Lowest > 0 && double.IsFinite(Lowest), nameof(Lowest), Lowest, "a finite number above 0");
        Check(Highest > Lowest && double.IsFinite(Highest), nameof(Highest), Highest, $"a finite number above the lowest, {Lowest}");
        Check(Steps >= 10, nameof(Steps), Steps, "10 or more");
        Check(Divergence > 1, nameof(Divergence), Divergence, "above 1");
    }

    /// <summary>The rate of a step.</summary>
    internal double RateAt(int step) => Lowest * Math.Pow(Highest / Lowest, step / (Steps - 1.0));

    private static void Check(bool holds, string option, double value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"RateSearch.{option} has to be {rule}.");
        }
    }
}
