using MLNetVision.Compute.Oracle;

namespace MLNetVision.Tests.Unit.Compute.Oracle;

/// <summary>Reference values computed to 20 digits.</summary>
public class FunctionsTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 0.8875370839817151078)]
    [InlineData(-0.5, 1.5204998778130465377)]
    [InlineData(1, 0.15729920705028513066)]
    [InlineData(1.999, 0.0046984433486294899663)]
    [InlineData(2.5, 0.00040695201744495893956)]
    [InlineData(-3, 1.9999779095030014146)]
    [InlineData(5, 1.5374597944280348502e-12)]
    [InlineData(10, 2.0884875837625447570e-45)]
    public void The_complementary_error_function_keeps_its_digits(double x, double expected) =>
        Assert.Equal(1, Functions.ErrorComplement(x) / expected, 1e-13);

    [Fact]
    public void Both_ways_to_the_error_function_meet_where_one_takes_over() =>
        Assert.Equal(1, Functions.ErrorComplement(1.5 - 1e-15) / Functions.ErrorComplement(1.5 + 1e-15), 1e-13);

    [Theory]
    [InlineData(1e-12)]
    [InlineData(-1e-5)]
    [InlineData(0.3)]
    public void Logarithm_and_exponential_near_1_and_0_undo_each_other(double x) =>
        Assert.Equal(1, Functions.LogOnePlus(Functions.ExpMinusOne(x)) / x, 1e-14);

    [Theory]
    [InlineData(1000, 1000, 1)]
    [InlineData(-1000, 0, 0)]
    [InlineData(0, 0.69314718055994530942, 0.5)]
    public void Large_numbers_do_not_overflow(double x, double softplus, double sigmoid)
    {
        Assert.Equal(softplus, Functions.Softplus(x), 1e-12);
        Assert.Equal(sigmoid, Functions.Sigmoid(x), 1e-12);
    }
}
