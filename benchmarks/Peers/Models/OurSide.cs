using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Networks.Zoo;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>Sessions of our engine over the weights that the peer has too.</summary>
internal static class OurSide
{
    /// <summary>The output of a network that is trained.</summary>
    private const string Loss = "output";

    /// <summary>The network for forward passes. As at the peer, MobileNetV2 drops nothing, so that its training steps can be compared.</summary>
    public static Network Network(string model) => model == "mobilenet_v2" ? MobileNetV2.Build(dropout: 0) : ModelZoo.Find(model).Build();

    /// <summary>A session that runs forward.</summary>
    public static ISession Inference(string model, int batch, int threads) =>
        Compile(model, Network(model), new SessionOptions { Sizes = Sizes(batch), Threads = threads });

    /// <summary>A session that trains with cross-entropy and stochastic gradient descent.</summary>
    public static ISession Training(string model, int batch, int threads, double rate, double momentum, IEngine? engine = null)
    {
        var network = Network(model).Extend(x => x.Then(new CrossEntropy(), "loss", x.Builder.Input("target", [Dim.Batch], DType.Int64)));
        var rule = new TrainingRule { Optimizer = new Sgd { LearningRate = rate, Momentum = momentum } };
        return Compile(model, network, new SessionOptions { Sizes = Sizes(batch), Threads = threads, Training = rule, Loss = Loss }, engine);
    }

    /// <summary>Pictures and, for training, their classes.</summary>
    public static Dictionary<string, HostTensor> Batch(string model, int count, bool withTarget)
    {
        using var file = SafetensorsFile.Open(ModelFiles.Batch(model, count));
        return file.Weights.Where(w => withTarget || w.Key == "input").ToDictionary(w => w.Key, w => Copy(w.Value));
    }

    private static ISession Compile(string model, Network network, SessionOptions options, IEngine? engine = null)
    {
        using var file = SafetensorsFile.Open(ModelFiles.Weights(model));
        return (engine ?? new ManagedEngine()).Compile(network, file.Weights.FitExactly(network), options);
    }

    private static Dictionary<string, int> Sizes(int batch) => new() { ["N"] = batch };

    private static HostTensor Copy(Weight weight)
    {
        var tensor = new HostTensor(weight.Element, [.. weight.Shape.Select(d => (int)d.Size)]);
        weight.Bytes.Span.CopyTo(tensor.Bytes);
        return tensor;
    }
}
