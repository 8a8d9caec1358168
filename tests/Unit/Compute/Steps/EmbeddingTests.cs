using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Steps;

public class EmbeddingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(37)]
    public void Rows_of_indices_agree(int size) => EngineComparison.Agrees(w => w.X(["N", 9], "i", DType.Int64).Embedding(5, size));

    [Fact]
    public void Rows_of_indices_in_pictures_agree() => EngineComparison.Agrees(w => w.X(["N", 2, 3, 4], "i", DType.Int64).Embedding(7, 3));

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    [InlineData(1L << 40)]
    public void An_index_outside_of_the_table_is_refused(long index)
    {
        var network = Network.Build("words", b => new Dictionary<string, Tensor> { ["y"] = b.Input("i", [2], DType.Int64).Embedding(5, 3, "table") });
        var inputs = new Dictionary<string, HostTensor> { ["i"] = HostTensor.Of<long>([0, index], 2) };

        using var session = new ManagedEngine().Compile(network, WeightSet.Initialise(network, 1), new SessionOptions());
        var failure = Assert.Throws<ArgumentException>(
            () => session.Forward(inputs, new Dictionary<string, HostTensor> { ["y"] = new(DType.Float32, 2, 3) }));

        Assert.Contains("'table' (Embedding) expects indices from 0 to 4", failure.Message, StringComparison.Ordinal);
    }
}
