using MLNetVision.Networks;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Conformance.Engines;

/// <summary>Numbers that belong to a name; the Python half is tests/Parity/generators/networks_values.py, and both make the same bits.</summary>
internal static class NamedValues
{
    /// <summary>Numbers in [low, high), rounded to single precision once.</summary>
    public static float[] Uniform(string name, int count, double low, double high)
    {
        var seed = SplitMix.SeedOf(name);
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (float)(low + ((high - low) * SplitMix.Uniform(seed, (ulong)i)));
        }

        return values;
    }

    /// <summary>Class numbers; where one is to be ignored, every third is it, from the second on.</summary>
    public static long[] Classes(string name, int count, int below, long? ignored = null)
    {
        var seed = SplitMix.SeedOf(name);
        var values = new long[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = ignored is { } value && i % 3 == 1 ? value : (long)(SplitMix.Bits(seed, (ulong)i) % (ulong)below);
        }

        return values;
    }

    /// <summary>-1 and 1.</summary>
    public static float[] Signs(string name, int count)
    {
        var seed = SplitMix.SeedOf(name);
        return [.. Enumerable.Range(0, count).Select(i => SplitMix.Bits(seed, (ulong)i) % 2 == 0 ? -1f : 1f)];
    }

    /// <summary>[rows, count, inner]: along the middle axis, numbers that sum to 1.</summary>
    public static float[] Probabilities(string name, int rows, int count, int inner)
    {
        var seed = SplitMix.SeedOf(name);
        var values = new float[rows * count * inner];
        for (var row = 0; row < rows; row++)
        {
            for (var place = 0; place < inner; place++)
            {
                int At(int i) => (((row * count) + i) * inner) + place;
                double Raw(int i) => 0.0625 + (double)SplitMix.Uniform(seed, (ulong)At(i));
                var total = 0.0;
                for (var i = 0; i < count; i++)
                {
                    total += Raw(i);
                }

                for (var i = 0; i < count; i++)
                {
                    values[At(i)] = (float)(Raw(i) / total);
                }
            }
        }

        return values;
    }

    /// <summary>How the parameters of a network start: ±sqrt(3 / fan in) for what has axes, [0.5, 1.5) for scales and variances, ±0.5 for the rest.</summary>
    public static WeightSet Weights(string owner, Network network) =>
        new(network.Parameters.Select(p => KeyValuePair.Create(p.Name, Weight(owner, p))));

    private static Weight Weight(string owner, Parameter parameter)
    {
        var (shape, count, name) = (parameter.Spec.Shape, checked((int)parameter.Count), $"{owner}/{parameter.Name}");
        var isScale = parameter.Spec.Name is "weight" or "running_var";
        var bound = shape.Rank > 1 ? Math.Sqrt(3.0 / (count / shape[0].Size)) : 0.5;
        var values = shape.Rank == 1 && isScale ? Uniform(name, count, 0.5, 1.5) : Uniform(name, count, -bound, bound);
        return MLNetVision.Networks.Weight.Of(shape, values);
    }
}
