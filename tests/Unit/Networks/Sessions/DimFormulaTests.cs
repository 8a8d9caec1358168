using MLNetVision.Networks.Sessions;
using MLNetVision.Networks;

namespace MLNetVision.Tests.Unit.Networks.Sessions;

public class DimFormulaTests
{
    [Theory]
    [InlineData("N", 7)]
    [InlineData("N*49", 343)]
    [InlineData("((H-1)/2+1)", 5)]
    [InlineData("(N+3)", 10)]
    [InlineData("(N+H)", 17)]
    [InlineData("3*(N/2)", 9)]
    [InlineData("3*N/2", 10)]
    [InlineData("N-H-1", -4)]
    [InlineData("(N-10)/2", -2)]
    [InlineData("batch", 4)]
    public void A_formula_gives_its_value(string formula, long expected) => Assert.Equal(expected, Evaluate(formula));

    [Theory]
    [InlineData("(N")]
    [InlineData("N+")]
    [InlineData("N)")]
    [InlineData("*N")]
    public void What_is_no_formula_is_refused(string text) =>
        Assert.Contains(text, Assert.Throws<FormatException>(() => Evaluate(text)).Message, StringComparison.Ordinal);

    public static TheoryData<Dim, long> Arithmetic()
    {
        Dim n = "N";
        Dim h = "H";
        return new()
        {
            { n * 49, 343 },
            { 49 * n, 343 },
            { h + 3, 13 },
            { h - 3, 7 },
            { n + h, 17 },
            { ((h - 1) / 2) + 1, 5 },
            { h.CeilingDivide(3), 4 },
            { (h / 3) * n, 21 },
            { n * (h / 3), 21 },
            { n * h / 3, 23 },
            { n * ((h / 3) * 5), 105 },
            { Dim.FromSize(4) * h.CeilingDivide(3) * n.CeilingDivide(2), 64 },
            { (h / 3) / 2, 1 },
        };
    }

    [Theory]
    [MemberData(nameof(Arithmetic))]
    public void Every_formula_that_dimensions_spell_means_what_was_computed(Dim dim, long expected) => Assert.Equal(expected, Evaluate(dim));

    [Fact]
    public void A_symbol_without_a_size_is_named()
    {
        var sizes = new DimSizes();
        var formula = DimFormula.Of("W", sizes);

        Assert.Contains("'W'", Assert.Throws<InvalidOperationException>(() => formula.Evaluate(sizes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shape_that_comes_out_empty_is_refused()
    {
        var sizes = Sizes();
        var shape = new ShapeFormula(["N", ((Dim)"N" - 10) / 2], sizes);

        var refusal = Assert.Throws<ArgumentException>(() => shape.Evaluate(sizes, new int[2]));
        Assert.Contains("(N-10)/2 comes out as -2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluation_allocates_nothing()
    {
        var sizes = Sizes();
        var shape = new ShapeFormula(["N", ((Dim)"H" - 1) / 2, "N*49"], sizes);
        var dims = new int[3];
        shape.Evaluate(sizes, dims);
        var before = GC.GetAllocatedBytesForCurrentThread();

        shape.Evaluate(sizes, dims);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal([7, 4, 343], dims);
        Assert.Equal(7 * 4 * 343, shape.Elements(sizes));
    }

    private static long Evaluate(Dim dim)
    {
        var sizes = Sizes();
        return DimFormula.Of(dim, sizes).Evaluate(sizes);
    }

    private static DimSizes Sizes()
    {
        var sizes = new DimSizes();
        foreach (var (symbol, size) in new[] { ("N", 7), ("H", 10), ("batch", 4) })
        {
            sizes[sizes.SlotOf(symbol)] = size;
        }

        return sizes;
    }
}
