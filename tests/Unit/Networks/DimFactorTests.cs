using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Networks;

/// <summary>Products of sizes that are symbols.</summary>
public class DimFactorTests
{
    [Theory]
    [InlineData("N", "N")]
    [InlineData("N*2", "N|2")]
    [InlineData("2*N*(H-1)*3", "2|N|(H-1)|3")]
    [InlineData("N*(H/2)", "N|(H/2)")]
    [InlineData("N*H/2", "N*H/2")]
    [InlineData("(N*2+1)", "(N*2+1)")]
    public void A_product_has_its_factors(string formula, string factors) => Assert.Equal(factors, string.Join('|', Dim.FromSymbol(formula).Factors()));

    [Theory]
    [InlineData("N*2", 17, 8, true)]
    [InlineData("2*N", 8, 17, true)]
    [InlineData("N*3", 17, 8, false)]
    [InlineData("M*2", 17, 8, false)]
    public void A_reshape_keeps_the_factors(string rows, int a, int b, bool fits)
    {
        Network Write() => Network.Build("net", n => n.Input("x", [17, "N", 16]).Reshape([a, rows, b]));

        if (fits)
            Assert.Equal(rows, Write().TypeOf(new ValueRef("reshape")).Shape[1].Symbol);
        else
            Assert.Throws<NetworkException>(Write);
    }
}
