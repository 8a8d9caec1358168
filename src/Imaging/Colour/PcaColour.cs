namespace MLNetVision.Imaging;

/// <summary>
/// The directions in which the colours of a set of pictures vary most, for noise along them (A. Krizhevsky, I. Sutskever, G. Hinton,
/// ImageNet classification with deep convolutional neural networks, 2012). RGB is 0 to 1.
/// </summary>
public sealed class PcaColour
{
    private readonly float[] _values;
    private readonly float[] _vectors;

    private PcaColour(float[] values, float[] vectors)
    {
        _values = values;
        _vectors = vectors;
    }

    /// <summary>The figures for ImageNet that most trainings use.</summary>
    public static PcaColour ImageNet { get; } = new(
        [0.2175f, 0.0188f, 0.0045f],
        [-0.5675f, 0.7192f, 0.4009f, -0.5808f, -0.0045f, -0.8140f, -0.5836f, -0.6948f, 0.4203f]);

    /// <summary>The eigenvalues, largest first.</summary>
    public ReadOnlySpan<float> Eigenvalues => _values;

    /// <summary>The eigenvectors as columns of a matrix, row by row: red's parts of all three, then green's, then blue's.</summary>
    public ReadOnlySpan<float> Eigenvectors => _vectors;

    /// <summary>From the covariance of red, green and blue: nine numbers row by row, of which the upper triangle is read.</summary>
    public static PcaColour FromCovariance(ReadOnlySpan<double> covariance)
    {
        if (covariance.Length != 9)
            throw new ArgumentException($"PcaColour: the covariance of three channels has 9 numbers, but {covariance.Length} were given.", nameof(covariance));

        foreach (var number in covariance)
        {
            if (!double.IsFinite(number))
                throw new ArgumentException($"PcaColour: the covariance must hold finite numbers, but holds {number}.", nameof(covariance));
        }

        var (values, vectors) = SymmetricEigen.Solve(covariance, 3);
        return new([.. values.Select(value => (float)value)], [.. vectors.Select(part => (float)part)]);
    }

    /// <summary>What is added to red, green and blue: the eigenvectors times the eigenvalues times three random numbers.</summary>
    public (float Red, float Green, float Blue) Shift(float first, float second, float third)
    {
        return (Part(0), Part(1), Part(2));

        float Part(int channel)
        {
            var row = _vectors.AsSpan(3 * channel, 3);
            return (row[0] * _values[0] * first) + (row[1] * _values[1] * second) + (row[2] * _values[2] * third);
        }
    }

    /// <summary>The same with normally distributed numbers of standard deviation <paramref name="strength"/>, made from a seed.</summary>
    public (float Red, float Green, float Blue) Shift(ulong seed, float strength = 0.1f)
    {
        var numbers = new SeededNumbers(seed);
        return Shift(strength * numbers.Normal(0), strength * numbers.Normal(1), strength * numbers.Normal(2));
    }
}
