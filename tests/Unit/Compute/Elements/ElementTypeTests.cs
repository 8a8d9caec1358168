using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using static MLNetVision.Tests.Unit.Compute.Elements.BothEngines;

namespace MLNetVision.Tests.Unit.Compute.Elements;

/// <summary>Element types other than single precision, by hand.</summary>
public class ElementTypeTests
{
    private const long Large = (1L << 53) + 1;

    [Fact]
    public void Whole_numbers_of_64_bits_are_exact()
    {
        Give([Large + 2, Large - 7], (_, x) => x[0].Add(x[1]), Of(Large, Large), Of(2L, -7L));
        Give([Large * 3], (_, x) => x[0].Multiply(x[1]), Of(Large), Of(3L));
        Give([Large / 2, -4L], (_, x) => x[0].Divide(x[1]), Of(Large, -9L), Of(2L, 2L));
        Give([long.MinValue], (_, x) => x[0].Divide(x[1]), Of(long.MinValue), Of(-1L));
        Give([Large, 5L], (_, x) => x[0].Maximum(x[1]), Of(Large, 5L), Of(Large - 1, -5L));
        Give([(3L * Large) + 3], (_, x) => x[0].Reduce(ReduceKind.Sum, [0]), Of(Large, Large + 1, Large + 2));
        Give([Large], (_, x) => x[0].Concat([x[1]], 0).Transpose([0]).Slice(0, 1, 1), Of(1L), Of(Large));
    }

    [Fact]
    public void Numbers_of_fewer_bits_wrap_around()
    {
        Give([int.MinValue], (_, x) => x[0].Add(x[1]), Of(int.MaxValue), Of(1));
        Give<byte>([4, 0], (_, x) => x[0].Add(x[1]), Of<byte>(250, 255), Of<byte>(10, 1));
        Give<byte>([246], (_, x) => x[0].Subtract(x[1]), Of<byte>(0), Of<byte>(10));
        Give<byte>([254, 192], (_, x) => x[0].BitShift(x[1]), Of<byte>(255, 3), Of<byte>(1, 6));
    }

    [Fact]
    public void A_cast_cuts_fractions_off_and_takes_all_but_0_for_true()
    {
        var x = Of(-1.75f, -0.5f, 0f, 0.25f, 2.5f, 300f);
        Give([-1L, 0, 0, 0, 2, 300], (_, v) => v[0].Cast(DType.Int64), x);
        Give([-1, 0, 0, 0, 2, 300], (_, v) => v[0].Cast(DType.Int32), x);
        Give<byte>([255, 0, 0, 0, 2, 44], (_, v) => v[0].Cast(DType.UInt8), x);
        Give([true, true, false, true, true, true], (_, v) => v[0].Cast(DType.Bool), x);
        Give([(Half)(-1.75), (Half)(-0.5), (Half)0, (Half)0.25, (Half)2.5, (Half)300], (_, v) => v[0].Cast(DType.Float16), x);
        Give([1f, 0f], (_, v) => v[0].Cast(DType.Float32), Of(true, false));
        Give([(double)(1L << 53)], (_, v) => v[0].Cast(DType.Float64), Of(Large));
    }

    [Fact]
    public void The_rest_of_a_division_has_the_sign_of_the_divisor_or_of_the_dividend()
    {
        Give([2L, -1, 1, -2], (_, x) => x[0].Modulo(x[1]), Of(-4L, 5L, -5L, -5L), Of(3L, -3L, 2L, -3L));
        Give([-1L, 2, -1, -2], (_, x) => x[0].Modulo(x[1], truncated: true), Of(-4L, 5L, -5L, -5L), Of(3L, -3L, 2L, -3L));
        Give([-1.5, 0.5], (_, x) => x[0].Modulo(x[1], truncated: true), Of(-4.5, 3.5), Of(3.0, -3.0));
        Give([1.5, -2.5], (_, x) => x[0].Modulo(x[1]), Of(-4.5, 3.5), Of(3.0, -3.0));
    }

    [Fact]
    public void Halves_are_rounded_to_the_even_side() =>
        Give([-2.0, -2, -0.0, 0, 2, 2], (_, x) => x[0].Round(), Of(-2.5, -1.5, -0.5, 0.5, 1.5, 2.5));

    [Fact]
    public void What_is_no_number_or_endless_is_found_and_goes_through_extremes()
    {
        var x = Of(float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1);
        Give([true, false, false, false], (_, v) => v[0].IsNaN(), x);
        Give([false, true, true, false], (_, v) => v[0].IsInfinity(), x);
        Give([false, false, true, false], (_, v) => v[0].IsInfinity(positive: false), x);
        Give([float.NaN, 2, float.NegativeInfinity, 1], (b, v) => v[0].Minimum(b.Literal(2)), x);
        Give([float.NaN, float.PositiveInfinity, 2, 2], (b, v) => b.Literal(2).Maximum(v[0]), x);
        Give([false, true, true, true], (_, v) => v[0].Equal(v[0]), x);
    }

    [Fact]
    public void Comparisons_and_choices_take_every_type()
    {
        Give([true, false], (_, x) => x[0].Less(x[1]), Of(Large - 1, Large), Of(Large, Large));
        Give([false, true], (_, x) => x[0].Equal(x[1]), Of(true, false), Of(false));
        Give<byte>([9, 2], (_, x) => x[0].Where(x[1], x[2]), Of(true, false), Of<byte>(9), Of<byte>(1, 2));
        Give([true, false, false, true], (_, x) => x[0].Where(x[1].Not(), x[1]), Of(true, true, false, false), Of(false, true, false, true));
    }

    [Fact]
    public void A_network_holds_values_of_every_type()
    {
        Give([Large, -1L], (b, _) => b.Literal(TensorLiteral.Of<long>([Large, -1], 2)));
        Give([true, false], (b, _) => b.Literal(TensorLiteral.Of<bool>([true, false], 2)).Reshape([2, 1]));
        Give([(Half)0.5, (Half)0.5], (b, _) => b.Fill([2], 0.5, DType.Float16));
        Give([5, 3, 1, -1], (b, _) => b.Arange(4, 5, -2, DType.Int32));
        Give([3L, 2], (_, x) => x[0].ShapeOf(-2), HostTensor.Of<byte>(new byte[12], 2, 3, 2));
    }

    [Fact]
    public void Double_and_half_run_where_nothing_is_trained()
    {
        Give([16777217.0], (_, x) => x[0].Add(x[1]), Of(16777216.0), Of(1.0));
        Give([(Half)2048, (Half)2052], (_, x) => x[0].Add(x[1]), Of((Half)2048, (Half)2048), Of((Half)1, (Half)3));
        Give([6.0, 8.0], (_, x) => x[0].MaxPool2d(2).Flatten(), HostTensor.Of<double>([1, 2, 3, 4, 5, 6, 7, 8], 1, 1, 2, 4));
    }
}
