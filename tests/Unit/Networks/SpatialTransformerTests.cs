using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Blocks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Networks;

/// <summary>What a spatial transformer is before it has learnt anything, what it refuses, and what it does with coordinates that are no places.</summary>
public class SpatialTransformerTests
{
    public static TheoryData<IEngine> Engines => [new ScalarEngine(), new ManagedEngine()];

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_new_spatial_transformer_changes_nothing(IEngine engine)
    {
        var network = Network.Build("still", b => b.Input("input", ["N", 3, 28, 30]).SpatialTransformer());

        var picture = Numbers([2, 3, 28, 30]);
        var seen = Run(engine, network, WeightSet.Initialise(network, 3), picture);

        Assert.Equal(
            ["localization.0", "localization.3", "fc_loc.0", "fc_loc.2"],
            network.Parameters.Select(p => p.Name[..p.Name.LastIndexOf('.')]).Distinct());
        Assert.All(picture.As<float>().ToArray().Index(), p => Assert.Equal(p.Item, seen[p.Index], 1e-5f));
    }

    [Fact]
    public void It_may_give_another_size_than_it_sees()
    {
        var network = Network.Build("cut", b => b.Input("input", ["N", 3, 28, 30]).SpatialTransformer(size: (7, 5)));

        Assert.Equal("[N, 3, 7, 5]", $"{network.TypeOf(network.Outputs[0].Value).Shape}");
    }

    [Theory]
    [InlineData(GridPadding.Zeros)]
    [InlineData(GridPadding.Border)]
    [InlineData(GridPadding.Reflection)]
    public void Coordinates_that_are_no_numbers_or_endless_read_no_foreign_memory(GridPadding padding)
    {
        var network = Network.Build("lost", b => b.Input("input", [1, 2, 3, 3]).GridSample(b.Input("grid", [1, 2, 3, 2]), padding));
        var grid = HostTensor.Of<float>(
            [float.NaN, 0, float.PositiveInfinity, 0, 0, float.NegativeInfinity, float.MaxValue, float.MinValue, 1e10f, -1e10f, 0.1f, 0.2f], 1, 2, 3, 2);

        foreach (var engine in (IEngine[])[new ScalarEngine(), new ManagedEngine()])
        {
            var output = new HostTensor(DType.Float32, 1, 2, 2, 3);
            using var session = engine.Compile(network, WeightSet.Initialise(network, 1), new SessionOptions());
            var inputs = new Dictionary<string, HostTensor> { ["input"] = Numbers([1, 2, 3, 3]), ["grid"] = grid };
            session.Forward(inputs, new Dictionary<string, HostTensor> { ["output"] = output });

            Assert.InRange(output.As<float>()[5], -1, 1);
        }
    }

    [Fact]
    public void A_grid_needs_two_coordinates_a_place_and_the_pictures_rows()
    {
        Assert.Contains("[N, h, w, 2]", Fault(["N", 4, 4, 3]), StringComparison.Ordinal);
        Assert.Contains("[N, h, w, 2]", Fault(["N", 4, 2]), StringComparison.Ordinal);
        Assert.Contains("[N, h, w, 2]", Fault(["M", 4, 4, 2]), StringComparison.Ordinal);

        static string Fault(Shape grid) => Assert.Throws<NetworkException>(
            () => Network.Build("grid", b => b.Input("input", ["N", 3, 4, 4]).GridSample(b.Input("grid", grid)))).Message;
    }

    [Fact]
    public void A_matrix_has_two_rows_of_three()
    {
        var error = Assert.Throws<NetworkException>(() => Network.Build("grid", b => b.Input("theta", ["N", 3, 2]).AffineGrid(4)));

        Assert.Contains("[N, 2, 3]", error.Message, StringComparison.Ordinal);
        Assert.Throws<NetworkException>(() => Network.Build("grid", b => b.Input("theta", ["N", 2, 3]).AffineGrid((4, 0))));
    }

    private static HostTensor Numbers(int[] dims)
    {
        var tensor = new HostTensor(DType.Float32, dims);
        for (var i = 0; i < tensor.Count; i++)
        {
            tensor.As<float>()[i] = (2 * SplitMix.Uniform(5, (ulong)i)) - 1;
        }

        return tensor;
    }

    private static float[] Run(IEngine engine, Network network, WeightSet weights, HostTensor picture)
    {
        using var session = engine.Compile(network, weights, new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = picture.Dims[0] } });
        var output = new HostTensor(DType.Float32, [.. picture.Dims]);
        session.Forward(new Dictionary<string, HostTensor> { ["input"] = picture }, new Dictionary<string, HostTensor> { ["output"] = output });
        return output.As<float>().ToArray();
    }
}
