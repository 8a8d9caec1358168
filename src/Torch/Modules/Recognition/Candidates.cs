using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Modules.Recognition;

/// <summary>What ops a layer may be, by its kind.</summary>
internal static class Candidates
{
    public static IEnumerable<Op> Of(Layer layer) => layer.Kind switch
    {
        "Linear" => [new Dense(checked((int)layer.ShapeOf("weight")[0])) { HasBias = layer.Has("bias") }],
        "Conv2d" => WindowCandidates.Convolutions(layer),
        "MaxPool2d" => WindowCandidates.Pools(
            layer, (kernel, stride) => new MaxPool2d(kernel, stride), (op, padding, ceiling) => op with { Padding = padding, Ceiling = ceiling }),
        "AvgPool2d" => AveragePools(layer),
        "AdaptiveAvgPool2d" => [new AdaptivePool2d((checked((int)layer.Output.shape[2]), checked((int)layer.Output.shape[3])))],
        "BatchNorm1d" or "BatchNorm2d" => NormCandidates.BatchNorms(layer),
        "LayerNorm" => [new LayerNorm(checked((int)layer.ShapeOf("weight").Length))],
        "Flatten" => [new Flatten()],
        "Dropout" => [new Dropout(DropoutProbability(layer))],
        _ => Activations(layer),
    };

    private static IEnumerable<Op> Activations(Layer layer) => layer.Kind switch
    {
        "ReLU" => [new Relu()],
        "ReLU6" => [new Relu6()],
        "Sigmoid" => [new Sigmoid()],
        "Tanh" => [new Tanh()],
        "GELU" => [new Gelu()],
        "SiLU" => [new Silu()],
        "SELU" => [new Selu()],
        "ELU" => [new Elu((float)-layer.At(-100))],
        "LeakyReLU" => [new LeakyRelu((float)-layer.At(-1))],
        "Hardswish" => [new HardSwish()],
        "Hardsigmoid" => [new HardSigmoid()],
        "Softplus" => [new Softplus()],
        "Softsign" => [new Softsign()],
        "Softmax" => [new Softmax()],
        "LogSoftmax" => [new LogSoftmax()],
        _ => [],
    };

    private static IEnumerable<Op> AveragePools(Layer layer) => [.. AveragePools(layer, countsPadding: true), .. AveragePools(layer, countsPadding: false)];

    private static IEnumerable<Op> AveragePools(Layer layer, bool countsPadding) => WindowCandidates.Pools(
        layer, (kernel, stride) => new AveragePool2d(kernel, stride) { CountPadding = countsPadding },
        (op, padding, ceiling) => op with { Padding = padding, Ceiling = ceiling });

    /// <summary>What training leaves of a one is 1 / (1 - p) or 0.</summary>
    private static float DropoutProbability(Layer layer)
    {
        using var scope = torch.NewDisposeScope();
        layer.Module.train();
        var kept = layer.Module.call(torch.ones([4096L])).max().item<float>();
        layer.Module.eval();
        return kept > 0 ? (float)Math.Round(1 - (1.0 / kept), 6) : 0;
    }
}
