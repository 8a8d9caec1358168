using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Parity.Networks;

/// <summary>The networks of generators/networks_models.py, under the same names, and their batches.</summary>
internal static class TrainedNetworks
{
    public static Network Build(string name) => Network.Build(name, b =>
    {
        var (scores, target, states) = name switch
        {
            "cnn" => (SmallCnn(b.Input("input", ["N", 1, 12, 12])), b.Input("target", ["N"], DType.Int64), []),
            "residual" => (Residual(b.Input("input", ["N", 3, 8, 8])), b.Input("target", ["N"], DType.Int64), []),
            "recurrent" => (Recurrent(b.Input("input", ["N", 7], DType.Int64)), b.Input("target", ["N"], DType.Int64), []),
            "linear" => (b.Input("input", ["N", 6]).Dense(4, name: "fc"), b.Input("target", ["N"], DType.Int64), []),
            "language" => Language(b),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such network."),
        };
        return new Dictionary<string, Tensor>(states) { ["loss"] = scores.Then(new CrossEntropy(), "loss", target) };
    });

    /// <summary>The batch of that name, "cnn/3" for instance.</summary>
    public static Dictionary<string, HostTensor> Batch(string network, string name)
    {
        var (rows, dims, classes) = network switch
        {
            "cnn" => (8, new[] { 8, 1, 12, 12 }, 10),
            "residual" => (6, [6, 3, 8, 8], 5),
            "linear" => (30, [30, 6], 4),
            _ => (5, [5, 7], 4),
        };
        var count = dims.Aggregate(1, (product, d) => product * d);
        var input = network == "recurrent"
            ? HostTensor.Of<long>(NamedValues.Classes($"{name}/input", count, 20), dims)
            : HostTensor.Of<float>(NamedValues.Uniform($"{name}/input", count, -1, 1), dims);
        return new() { ["input"] = input, ["target"] = HostTensor.Of<long>(NamedValues.Classes($"{name}/target", rows, classes), rows) };
    }

    private static Tensor SmallCnn(Tensor x) => x
        .Conv2d(12, 3, padding: 1, name: "conv1").Relu().MaxPool2d(2)
        .Conv2d(20, 3, padding: 1, name: "conv2").Relu().MaxPool2d(2)
        .Flatten().Dense(24, name: "fc1").Relu().Dense(10, name: "fc2");

    private static Tensor Residual(Tensor x) => x
        .Conv2d(16, 3, padding: 1, bias: false, name: "conv1").BatchNorm(name: "bn1").Relu()
        .Scope("layer1.0", y => Block(y, 16, 1))
        .Scope("layer2.0", y => Block(y, 24, 2))
        .GlobalAveragePool().Flatten().Dense(5, name: "fc");

    private static Tensor Block(Tensor x, int channels, int stride)
    {
        var y = x.Conv2d(channels, 3, stride, 1, bias: false, name: "conv1").BatchNorm(name: "bn1").Relu()
            .Conv2d(channels, 3, padding: 1, bias: false, name: "conv2").BatchNorm(name: "bn2");
        var shortcut = stride == 1 ? x : x.Scope("downsample", s => s.Conv2d(channels, 1, stride, bias: false, name: "0").BatchNorm(name: "1"));
        return y.Add(shortcut).Relu();
    }

    private static Tensor Recurrent(Tensor x) => x
        .Embedding(20, 8, name: "embedding").Lstm(12, name: "lstm").Sequence.Gru(10, name: "gru").Hidden.Dense(4, name: "fc");

    private static (Tensor Scores, Tensor Target, Dictionary<string, Tensor> States) Language(NetworkBuilder b)
    {
        var embedded = b.Input("input", ["N", 5], DType.Int64).Embedding(11, 6, name: "embedding");
        var (sequence, gru) = embedded.Gru(9, b.Input("state0", ["N", 9]), name: "gru");
        var (last, hidden, cell) = sequence.Lstm(8, state: (b.Input("state1", ["N", 8]), b.Input("state2", ["N", 8])), name: "lstm");
        var scores = last.Dense(11, name: "fc").Transpose([0, 2, 1]);
        return (scores, b.Input("target", ["N", 5], DType.Int64), new() { ["state0"] = gru, ["state1"] = hidden, ["state2"] = cell });
    }
}
