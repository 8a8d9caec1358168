using MLNetVision.Networks;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Zoo;

namespace MLNetVision.Tests.Unit.Networks;

public class InitialiserTests
{
    /// <summary>Of 20,000 values the sample deviation strays by about 0.5 %, so 3 % never fails for a right formula.</summary>
    private const double DeviationTolerance = 0.03;

    private static readonly Shape Weight = [100, 20, 2, 5];

    public static TheoryData<Initialiser, double> Deviations => new()
    {
        { new Normal(0, 0.3), 0.3 },
        { new Uniform(-1, 1), 1 / Math.Sqrt(3) },
        { new XavierUniform(), Math.Sqrt(2.0 / (200 + 1000)) },
        { new XavierNormal(2), 2 * Math.Sqrt(2.0 / (200 + 1000)) },
        { new HeNormal(), Math.Sqrt(2.0 / 200) },
        { new HeNormal(Fan.Out), Math.Sqrt(2.0 / 1000) },
        { new HeUniform(Fan.In, Math.Sqrt(5)), Math.Sqrt(1.0 / (3 * 200)) },
        { new TruncatedNormal(0, 1), 0.8796 },
    };

    [Theory]
    [MemberData(nameof(Deviations))]
    public void Values_have_the_deviation_of_the_formula(Initialiser initialiser, double expected)
    {
        var values = Fill(initialiser, Weight);
        var deviation = Math.Sqrt(values.Average(v => (double)v * v));

        Assert.InRange(deviation / expected, 1 - DeviationTolerance, 1 + DeviationTolerance);
        Assert.InRange(values.Average(), -0.05 * expected, 0.05 * expected);
    }

    [Theory]
    [InlineData(8, 20)]
    [InlineData(20, 8)]
    [InlineData(12, 12)]
    public void Orthogonal_weights_are_orthonormal_times_the_gain(int rows, int columns)
    {
        const double SinglePrecision = 1e-6;
        var w = Fill(new Orthogonal(2), [rows, columns]);
        var (vectors, length) = rows <= columns ? (rows, columns) : (columns, rows);
        float At(int vector, int i) => rows <= columns ? w[(vector * columns) + i] : w[(i * columns) + vector];

        for (var a = 0; a < vectors; a++)
        {
            for (var b = 0; b < vectors; b++)
            {
                var product = Enumerable.Range(0, length).Sum(i => (double)At(a, i) * At(b, i));
                Assert.Equal(a == b ? 4 : 0, product, 4 * SinglePrecision);
            }
        }
    }

    [Fact]
    public void A_layer_more_does_not_change_how_the_others_start()
    {
        var small = WeightSet.Initialise(SmallCnn.Build(), 7);
        var larger = WeightSet.Initialise(SmallCnn.Build().Extend(x => MLNetVision.Networks.Ops.DenseWriting.Dense(x, 5, name: "more")), 7);

        Assert.All(small, w => Assert.Equal(w.Value.ToFloats(), larger[w.Key].ToFloats()));
        Assert.NotEqual(small["conv1.weight"].ToFloats(), WeightSet.Initialise(SmallCnn.Build(), 8)["conv1.weight"].ToFloats());
    }

    [Fact]
    public void A_diagonal_has_ones_where_row_and_column_are_the_same()
    {
        Assert.Equal([1, 0, 0, 0, 1, 0], Fill(new Diagonal(3), [6]));
        Assert.Equal([1, 0, 0, 1, 0, 0], Fill(new Diagonal(2), [3, 2]));
        Assert.Throws<InvalidOperationException>(() => Fill(new Diagonal(0), [6]));
    }

    private static float[] Fill(Initialiser initialiser, Shape shape)
    {
        var values = new float[shape.Elements().Size];
        initialiser.Fill(values, shape, 42);
        return values;
    }
}
