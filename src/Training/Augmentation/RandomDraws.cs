using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>The draws that transforms share.</summary>
internal static class RandomDraws
{
    /// <summary>True with a probability. A number is drawn in any case.</summary>
    public static bool Chance(this ref RandomStream random, double probability) => random.NextUniform() < probability;

    /// <summary>A whole number from 0 below <paramref name="limit"/>.</summary>
    public static int Below(this ref RandomStream random, int limit) => random.NextBelow(limit);

    /// <summary>Uniform in an interval.</summary>
    public static double Between(this ref RandomStream random, Interval interval) => random.Between(interval.From, interval.To);

    /// <summary>Uniform between two numbers.</summary>
    public static double Between(this ref RandomStream random, double from, double to) => from + ((to - from) * random.NextUniform());

    /// <summary>Uniform from -<paramref name="most"/> to <paramref name="most"/>.</summary>
    public static double Within(this ref RandomStream random, double most) => random.Between(-most, most);

    /// <summary>A ratio whose logarithm is uniform, so that 1 / 2 is as likely as 2.</summary>
    public static double Ratio(this ref RandomStream random, Interval interval) => Math.Exp(random.Between(Math.Log(interval.From), Math.Log(interval.To)));
}
