using System.Globalization;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>How well a map keeps what is near.</summary>
/// <param name="Divergence">What the map's maker says.</param>
/// <param name="Trustworthiness">1 less what points have come near that are not near as rows; Venna and Kaski's, of a sample, twelve neighbours each.</param>
/// <param name="Agreement">The share of the ten nearest points of each that have its class.</param>
internal sealed record MapQuality(double Divergence, double Trustworthiness, double Agreement)
{
    private const int Neighbours = 12;
    private const int Sample = 1000;
    private const int ClassNeighbours = 10;
    private const int MostForClasses = 20_000;

    /// <summary>Measures a map.</summary>
    /// <param name="codes">The rows.</param>
    /// <param name="places">Two numbers a row.</param>
    /// <param name="divergence">Kullback and Leibler's.</param>
    public static MapQuality Of(FashionCodes codes, ReadOnlyMemory<double> places, double divergence)
    {
        var (rows, penalties) = (places.Length / 2, new long[Sample]);
        Parallel.For(0, Sample, s =>
        {
            var row = (int)((long)s * rows / Sample);
            var near = Distances(rows, row, j => Square(places.Span[(2 * row)..], places.Span[(2 * j)..], 2));
            var far = Distances(rows, row, j => Square<float>(codes[row], codes[j], FashionCodes.Columns));
            foreach (var other in Enumerable.Range(0, rows).OrderBy(j => near[j]).Take(Neighbours))
            {
                penalties[s] += Math.Max(0, far.Count(d => d <= far[other]) - Neighbours);
            }
        });
        var trustworthiness = 1 - (penalties.Sum() * 2.0 / ((double)Sample * Neighbours * ((2.0 * rows) - (3 * Neighbours) - 1)));
        return new MapQuality(divergence, trustworthiness, AgreementOf(codes.Labels, places, Math.Min(rows, MostForClasses)));
    }

    /// <summary>Whether it is as good: a divergence at most 3 % higher, as trustworthy and as true to the classes but for what seeds change.</summary>
    public bool IsAsGoodAs(MapQuality other) =>
        Divergence <= 1.03 * other.Divergence && Trustworthiness >= other.Trustworthiness - 0.002 && Agreement >= other.Agreement - 0.005;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"divergence {Divergence:F4}, trustworthiness {Trustworthiness:F4}, 10 nearest of the class {Agreement:F4}");

    /// <summary>Of the first rows, among all.</summary>
    private static double AgreementOf(byte[] labels, ReadOnlyMemory<double> places, int rows)
    {
        var same = new int[rows];
        Parallel.For(0, rows, row =>
        {
            var (squares, near) = (new double[ClassNeighbours], new int[ClassNeighbours]);
            var map = places.Span;
            Array.Fill(squares, double.PositiveInfinity);
            for (var j = 0; j < map.Length / 2; j++)
            {
                var square = j == row ? double.PositiveInfinity : Square(map[(2 * row)..], map[(2 * j)..], 2);
                for (var at = ClassNeighbours - 1; at >= 0 && square < squares[at]; at--)
                {
                    (squares[at], near[at]) = at > 0 && square < squares[at - 1] ? (squares[at - 1], near[at - 1]) : (square, j);
                }
            }

            same[row] = near.Count(j => labels[j] == labels[row]);
        });
        return same.Sum() / ((double)rows * ClassNeighbours);
    }

    private static double[] Distances(int rows, int row, Func<int, double> square) =>
        [.. Enumerable.Range(0, rows).Select(j => j == row ? double.PositiveInfinity : square(j))];

    private static double Square<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, int count)
        where T : System.Numerics.INumber<T>
    {
        var sum = T.Zero;
        for (var i = 0; i < count; i++)
        {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }

        return double.CreateChecked(sum);
    }
}
