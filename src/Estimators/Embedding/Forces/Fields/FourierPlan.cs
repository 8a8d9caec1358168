namespace MLNetVision.Estimators.Embedding.Forces.Fields;

/// <summary>How a Fourier transform of a length is done: its factors 4, 2, 3 and 5, and the roots of unity exp(-2 pi i k / length).</summary>
internal sealed class FourierPlan
{
    /// <summary>Lengths are multiples of this, so that tiles of vectors have no rest.</summary>
    public const int Multiple = 16;

    public FourierPlan(int length)
    {
        Length = length;
        Factors = FactorsOf(length) ?? throw new ArgumentOutOfRangeException(nameof(length), $"{length} has prime factors other than 2, 3 and 5.");
        Cosines = [.. Enumerable.Range(0, length).Select(k => (float)Math.Cos(2 * Math.PI * k / length))];
        Sines = [.. Enumerable.Range(0, length).Select(k => (float)-Math.Sin(2 * Math.PI * k / length))];
    }

    /// <summary>How many numbers are transformed.</summary>
    public int Length { get; }

    /// <summary>Their product is the length.</summary>
    public int[] Factors { get; }

    /// <summary>The real parts of the roots.</summary>
    public float[] Cosines { get; }

    /// <summary>The imaginary parts of the roots.</summary>
    public float[] Sines { get; }

    /// <summary>The smallest length, at least as large as asked for, that is a multiple of 16 and has no prime factors but 2, 3 and 5.</summary>
    public static int LengthFor(int least)
    {
        var length = (least + Multiple - 1) / Multiple * Multiple;
        while (FactorsOf(length) is null)
        {
            length += Multiple;
        }

        return length;
    }

    private static int[]? FactorsOf(int length)
    {
        var factors = new List<int>();
        foreach (var factor in (int[])[4, 2, 3, 5])
        {
            for (; length % factor == 0; length /= factor)
            {
                factors.Add(factor);
            }
        }

        return length == 1 ? [.. factors] : null;
    }
}
