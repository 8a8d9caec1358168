using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Oracle;

public class ElementTests
{
    [Fact]
    public void Every_value_is_rounded_to_half_precision() => Assert.Equal(
        [(Half)2048, (Half)(2048 + 4)], Sum<Half>(DType.Float16, [(Half)2048, (Half)2048], [(Half)1, (Half)3]));

    [Fact]
    public void Every_value_is_rounded_to_single_precision() => Assert.Equal([16777216f, 16777220f], Sum<float>(DType.Float32, [16777216, 16777216], [1, 3]));

    [Fact]
    public void Double_keeps_what_single_precision_loses() => Assert.Equal([16777217.0], Sum<double>(DType.Float64, [16777216], [1]));

    [Fact]
    public void A_sum_is_rounded_once_at_its_end()
    {
        var network = Network.Build("sum", b => b.Input("x", [3]).Reduce(ReduceKind.Sum, [0]));
        var output = new HostTensor(DType.Float32);
        using var session = Scalar.Compile(network, new SessionOptions());

        session.Forward(Scalar.Inputs(("x", HostTensor.Of<float>([16777216, 1, 1], 3))), Scalar.Inputs(("output", output)));

        Assert.Equal(16777218f, output.As<float>()[0]);
    }

    [Fact]
    public void Elements_of_every_type_pass_through_what_moves_them()
    {
        Assert.Equal([3, 1, 2, 0], Swapped<int>(DType.Int32, [3, 2, 1, 0]));
        Assert.Equal([1L << 40, -5, 7, 0], Swapped<long>(DType.Int64, [1L << 40, 7, -5, 0]));
        Assert.Equal<byte>([255, 1, 2, 0], Swapped<byte>(DType.UInt8, [255, 2, 1, 0]));
        Assert.Equal([true, true, false, false], Swapped<bool>(DType.Bool, [true, false, true, false]));
        Assert.Equal([(Half)0.5, (Half)1, (Half)2, (Half)0], Swapped<Half>(DType.Float16, [(Half)0.5, (Half)2, (Half)1, (Half)0]));
    }

    private static T[] Sum<T>(DType element, T[] a, T[] b)
        where T : unmanaged
    {
        var network = Network.Build("sum", builder => builder.Input("a", [a.Length], element).Add(builder.Input("b", [a.Length], element)));
        return Run<T>(network, element, [a.Length], ("a", HostTensor.Of<T>(a, a.Length)), ("b", HostTensor.Of<T>(b, a.Length)));
    }

    private static T[] Swapped<T>(DType element, T[] values)
        where T : unmanaged =>
        Run<T>(Network.Build("swap", b => b.Input("x", [2, 2], element).Transpose([1, 0])), element, [2, 2], ("x", HostTensor.Of<T>(values, 2, 2)));

    private static T[] Run<T>(Network network, DType element, int[] dims, params ReadOnlySpan<(string Name, HostTensor Tensor)> inputs)
        where T : unmanaged
    {
        var output = new HostTensor(element, dims);
        using var session = Scalar.Compile(network, new SessionOptions());
        session.Forward(Scalar.Inputs(inputs), Scalar.Inputs(("output", output)));
        return output.As<T>().ToArray();
    }
}
