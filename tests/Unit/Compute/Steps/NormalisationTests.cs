using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Compute.Steps;

public class NormalisationTests
{
    /// <summary>Differences from a mean and powers lose some of the last bits.</summary>
    private const double Tolerance = 1e-4;

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(35)]
    public void Rows_normalised_agree(int features)
    {
        EngineComparison.Agrees(w => w.X(["N", features]).LayerNorm(), Tolerance);
        EngineComparison.Agrees(w => w.X(["N", 3, features]).LayerNorm(affine: false), Tolerance);
    }

    [Fact]
    public void Pictures_normalised_as_rows_agree() => EngineComparison.Agrees(w => w.X(["N", 5, 4, 3]).MaxPool2d(1).LayerNorm(axes: 3), Tolerance);

    [Fact]
    public void Many_rows_normalised_agree() => EngineComparison.Agrees(w => w.X([300, 40]).LayerNorm(), 1e-3);

    [Fact]
    public void Long_rows_normalised_agree() => EngineComparison.Agrees(w => w.X(["N", 1100]).LayerNorm(epsilon: 0.1f), Tolerance);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(6, 3)]
    [InlineData(16, 2)]
    [InlineData(34, 17)]
    [InlineData(5, 5)]
    [InlineData(132, 33)]
    [InlineData(96, 3)]
    public void Groups_of_channels_normalised_agree(int channels, int groups) =>
        EngineComparison.Agrees(w => w.X(["N", channels, 5, 3]).GroupNorm(groups), Tolerance);

    [Theory]
    [InlineData(132, 33)]
    [InlineData(96, 3)]
    public void A_picture_by_itself_is_normalised_as_among_many_bit_for_bit(int channels, int groups)
    {
        const int Rows = 9;
        var network = Network.Build("groups", b => b.Input("x", ["N", channels, 4, 3]).GroupNorm(groups));
        var (all, one) = (Run(Rows, 0), Run(1, Rows - 1));
        Assert.Equal(all[^(channels * 12)..], one);

        float[] Run(int rows, int skipped)
        {
            var (x, y) = (new HostTensor(DType.Float32, rows, channels, 4, 3), new HostTensor(DType.Float32, rows, channels, 4, 3));
            for (var i = 0; i < x.Count; i++)
            {
                x.As<float>()[i] = SplitMix.Uniform(7, (ulong)(i + (skipped * channels * 12)));
            }

            var options = new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = Rows }, Threads = 2 };
            using var session = new ManagedEngine().Compile(network, WeightSet.Initialise(network, 3), options);
            session.Forward(new Dictionary<string, HostTensor> { ["x"] = x }, new Dictionary<string, HostTensor> { ["output"] = y });
            return y.As<float>().ToArray();
        }
    }

    [Fact]
    public void Groups_without_weights_or_places_agree()
    {
        EngineComparison.Agrees(w => w.X(["N", 6, 13, 11]).GroupNorm(2, affine: false), Tolerance);
        EngineComparison.Agrees(w => w.X(["N", 24]).GroupNorm(3), Tolerance);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(5, 5)]
    [InlineData(16, 4)]
    [InlineData(20, 1)]
    [InlineData(37, 5)]
    [InlineData(3, 9)]
    public void Neighbourhoods_of_channels_agree(int channels, int size)
    {
        EngineComparison.Agrees(w => w.X(["N", channels, 3, 2]).LocalResponseNorm(size, alpha: 0.5f), Tolerance);
        EngineComparison.Agrees(w => w.X(["N", channels, 3, 2]).LocalResponseNorm(size, alpha: 0.5f, beta: 1.3f, k: 2), Tolerance);
    }

    [Fact]
    public void Neighbourhoods_of_sequences_agree() => EngineComparison.Agrees(w => w.X(["N", 9, 7]).LocalResponseNorm(3, alpha: 1), Tolerance);
}
