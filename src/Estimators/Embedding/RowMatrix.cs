using System.Numerics;
using System.Runtime.InteropServices;

namespace MLNetVision.Estimators.Embedding;

/// <summary>Rows of numbers.</summary>
/// <param name="Values">The rows, one after the other.</param>
/// <param name="Rows">How many.</param>
/// <param name="Columns">How many numbers each has.</param>
internal sealed record RowMatrix(float[] Values, int Rows, int Columns)
{
    /// <summary>The numbers of a row.</summary>
    public ReadOnlySpan<float> this[int row] => Values.AsSpan(checked(row * Columns), Columns);

    /// <summary>The sum of the squared differences of two rows, in double precision.</summary>
    public static double SquaredDistance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double even = 0, odd = 0;
        var i = 0;
        for (; i + 1 < a.Length; i += 2)
        {
            double first = a[i] - b[i], second = a[i + 1] - b[i + 1];
            even += first * first;
            odd += second * second;
        }

        double last = i < a.Length ? a[i] - b[i] : 0;
        return even + odd + (last * last);
    }

    /// <summary>The sum of the squared differences of two rows, in single precision and as many at a time as a vector has.</summary>
    public static float NearSquare(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var whole = a.Length / Vector<float>.Count * Vector<float>.Count;
        var vectorsA = MemoryMarshal.Cast<float, Vector<float>>(a[..whole]);
        var vectorsB = MemoryMarshal.Cast<float, Vector<float>>(b[..whole]);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < vectorsA.Length; i++)
        {
            var difference = vectorsA[i] - vectorsB[i];
            sums += difference * difference;
        }

        var sum = Vector.Sum(sums);
        for (var i = whole; i < a.Length; i++)
        {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }

        return sum;
    }

    /// <summary>The mean of the rows.</summary>
    public double[] Mean(CancellationToken cancellation = default)
    {
        var mean = new double[Columns];
        for (var row = 0; row < Rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            var values = this[row];
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] += values[i];
            }
        }

        return Array.ConvertAll(mean, sum => sum / Math.Max(1, Rows));
    }

    /// <summary>The largest distance of a number from its column's mean; 1 where all are equal.</summary>
    public double Reach(double[] mean, CancellationToken cancellation = default)
    {
        var reach = 0.0;
        for (var row = 0; row < Rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            var values = this[row];
            for (var i = 0; i < mean.Length; i++)
            {
                reach = Math.Max(reach, Math.Abs(values[i] - mean[i]));
            }
        }

        return reach > 0 ? reach : 1;
    }

    /// <summary>The rows without their mean, divided by a number.</summary>
    public RowMatrix Centred(double[] mean, double divisor = 1, CancellationToken cancellation = default)
    {
        var centred = new float[Values.Length];
        for (var row = 0; row < Rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < Columns; i++)
            {
                centred[(row * Columns) + i] = (float)((Values[(row * Columns) + i] - mean[i]) / divisor);
            }
        }

        return this with { Values = centred };
    }
}
