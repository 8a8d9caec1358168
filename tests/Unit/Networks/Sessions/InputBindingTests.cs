using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Sessions;
using MLNetVision.Networks;

namespace MLNetVision.Tests.Unit.Networks.Sessions;

public class InputBindingTests
{
    private static readonly Dictionary<string, int> Most = new() { ["N"] = 4, ["L"] = 10 };

    private static readonly Network Classifier = Network.Build("classifier", b =>
    {
        var scores = b.Input("input", ["N", 3, "L"]).Flatten().Reshape(["N", "3*L"]).Reduce(ReduceKind.Sum, [1], keepAxes: true);
        var target = b.Input("target", ["N", 1]);
        return new Dictionary<string, Tensor> { ["scores"] = scores, ["loss"] = scores.Then(new MeanSquaredError(), "loss", target) };
    });

    public static TheoryData<HostTensor, HostTensor?, string> Wrong => new()
    {
        { new(DType.Float32, 2, 3, 5), null, "'classifier' needs its input 'target' Float32[N, 1], but got 'input'" },
        { new(DType.Float64, 2, 3, 5), new(DType.Float32, 2, 1), "'classifier' expects its input 'input' to be Float32[N, 3, L], but got Float64[2, 3, 5]" },
        { new(DType.Float32, 2, 3), new(DType.Float32, 2, 1), "but got Float32[2, 3]" },
        { new(DType.Float32, 2, 4, 5), new(DType.Float32, 2, 1), "axis 1 has to be 3" },
        { new(DType.Float32, 2, 3, 5), new(DType.Float32, 3, 1), "'N' is 2 elsewhere in these inputs and cannot be 3 at axis 0" },
        { new(DType.Float32, 5, 3, 5), new(DType.Float32, 5, 1), "'N' has to be from 1 to 4, the most that SessionOptions.Sizes plans for, but is 5" },
        { new(DType.Float32, 2, 3, 11), new(DType.Float32, 2, 1), "'L' has to be from 1 to 10" },
        { new(DType.Float32, 0, 3, 5), new(DType.Float32, 0, 1), "Give at least one row" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_input_is_refused_by_name(HostTensor input, HostTensor? target, string named)
    {
        var inputs = new Dictionary<string, HostTensor> { ["input"] = input };
        if (target is not null)
        {
            inputs["target"] = target;
        }

        Assert.Contains(named, Assert.Throws<ArgumentException>(() => Bind(inputs, "loss")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unexpected_input_is_refused_by_name()
    {
        var inputs = Inputs(2, 5);
        inputs["mask"] = new HostTensor(DType.Bool, 2);

        Assert.Contains("has no input 'mask'; its inputs are 'input', 'target'", Assert.Throws<ArgumentException>(() => Bind(inputs, "loss")).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(7)]
    public void What_the_outputs_do_not_reach_is_not_asked_for(int rowsOfTarget)
    {
        var inputs = Inputs(2, 5);
        inputs.Remove("target");
        if (rowsOfTarget > 0)
        {
            inputs["target"] = new HostTensor(DType.Float32, rowsOfTarget, 1);
        }

        var sizes = Bind(inputs, "scores");

        Assert.Equal(2, sizes[sizes.SlotOf("N")]);
        Assert.Equal(5, sizes[sizes.SlotOf("L")]);
    }

    [Fact]
    public void A_dimension_without_a_largest_size_is_refused_by_name() => Assert.Contains(
        "'classifier' has the dimension 'L' in its input 'input' Float32[N, 3, L]",
        Assert.Throws<ArgumentException>(() => new InputBinding(Classifier, new Dictionary<string, int> { ["N"] = 4 })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_formula_in_an_input_is_held_to_the_other_inputs()
    {
        var network = Network.Build("pair", b => b.Input("twice", [(Dim)2 * "N"]).Concat([b.Input("once", ["N"])], axis: 0));
        var binding = new InputBinding(network, Most);
        bool[] all = [true, true, true];

        binding.Bind(Pair(6, 3), all);

        Assert.Contains("axis 0 has to be 2*N = 6", Assert.Throws<ArgumentException>(() => binding.Bind(Pair(5, 3), all)).Message, StringComparison.Ordinal);

        static Dictionary<string, HostTensor> Pair(int twice, int once) =>
            new() { ["twice"] = new(DType.Float32, twice), ["once"] = new(DType.Float32, once) };
    }

    [Fact]
    public void Only_other_sizes_count_as_a_change_and_nothing_is_allocated()
    {
        var binding = new InputBinding(Classifier, Most);
        var needed = Needed("loss");
        var inputs = Inputs(2, 5);
        var others = Inputs(3, 5);

        Assert.True(binding.Bind(inputs, needed));
        Assert.False(binding.Bind(inputs, needed));
        Assert.Throws<ArgumentException>(() => binding.Bind(Inputs(3, 11), needed));
        Assert.True(binding.Bind(others, needed));
        var before = GC.GetAllocatedBytesForCurrentThread();
        binding.Bind(inputs, needed);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static Dictionary<string, HostTensor> Inputs(int rows, int length) =>
        new() { ["input"] = new(DType.Float32, rows, 3, length), ["target"] = new(DType.Float32, rows, 1) };

    private static DimSizes Bind(Dictionary<string, HostTensor> inputs, string output)
    {
        var binding = new InputBinding(Classifier, Most);
        binding.Bind(inputs, Needed(output));
        return binding.Sizes;
    }

    private static bool[] Needed(string output)
    {
        var needed = new bool[Classifier.Nodes.Length];
        new Reach(Classifier).Of(new Dictionary<string, HostTensor> { [output] = new(DType.Float32) }, needed);
        return needed;
    }
}
