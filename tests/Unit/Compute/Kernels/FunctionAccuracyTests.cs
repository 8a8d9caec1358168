namespace MLNetVision.Tests.Unit.Compute.Kernels;

/// <summary>The table of errors: every function over all floats, in every width. A right rounding is off by half a unit.</summary>
public class FunctionAccuracyTests
{
    [Fact]
    public void Exp_is_within_1_unit() => AssertWithin<ExpLanes>(1);

    [Fact]
    public void Exp_minus_one_is_within_2_units() => AssertWithin<ExpMinusOneLanes>(2);

    [Fact]
    public void Log_is_within_1_unit() => AssertWithin<LogLanes>(1);

    [Fact]
    public void Log_of_one_and_a_number_is_within_2_units() => AssertWithin<LogOnePlusLanes>(2);

    [Fact]
    public void Sigmoid_is_within_2_units() => AssertWithin<SigmoidLanes>(2);

    [Fact]
    public void Sigmoid_of_the_opposite_is_within_2_units() => AssertWithin<OppositeSigmoidLanes>(2);

    [Fact]
    public void Softplus_is_within_3_units() => AssertWithin<SoftplusLanes>(3);

    [Fact]
    public void Tanh_is_within_3_units() => AssertWithin<TanhLanes>(3);

    [Fact]
    public void The_normal_distribution_is_within_5_units() => AssertWithin<NormalLanes>(5);

    [Fact]
    public void The_normal_density_is_within_3_units() => AssertWithin<NormalDensityLanes>(3);

    private static void AssertWithin<TFunction>(double units)
        where TFunction : struct, ILaneFunction
    {
        var (worst, at) = Accuracy.Worst<TFunction>();
        Assert.True(worst <= units, $"{worst:F2} units at {at:R}");
    }
}
