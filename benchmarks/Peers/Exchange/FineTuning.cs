using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Benchmarks.Peers.Exchange;

/// <summary>A fine-tuning step of an imported network: cross-entropy, in training mode, so that normalisation uses the statistics of the batch.</summary>
internal sealed class FineTuning
{
    private const double Rate = 0.01;
    private readonly Dictionary<string, float[]> _gradients;

    private FineTuning(double loss, Dictionary<string, float[]> gradients, WeightSet weights) => (Loss, _gradients, Weights) = (loss, gradients, weights);

    /// <summary>The loss before the step.</summary>
    public double Loss { get; }

    /// <summary>The weights after it, without what the loss needs alone.</summary>
    public WeightSet Weights { get; }

    /// <summary>The trained parameters.</summary>
    public IEnumerable<string> Parameters => _gradients.Keys;

    public ReadOnlySpan<float> Gradient(string parameter) => _gradients[parameter];

    /// <summary>The step.</summary>
    public static FineTuning Take(IEngine engine, Network network, WeightSet weights, IReadOnlyDictionary<string, HostTensor> batch, int threads)
    {
        using var session = Compile(engine, network, weights, batch["target"].Count, threads);
        var (loss, gradients) = Gradients(session, network, batch);
        session.TrainStep(batch, Rate);
        return new FineTuning(loss, gradients, session.GetWeights());
    }

    /// <summary>The gradients that it would take; the weights stay.</summary>
    public static FineTuning Look(IEngine engine, Network network, WeightSet weights, IReadOnlyDictionary<string, HostTensor> batch, int threads)
    {
        using var session = Compile(engine, network, weights, batch["target"].Count, threads);
        var (loss, gradients) = Gradients(session, network, batch);
        return new FineTuning(loss, gradients, weights);
    }

    /// <summary>The same network in double precision: its inputs and what is written into it are double, the weights are widened where they are used.</summary>
    public static Network Doubled(Network network) =>
        NetworkJson.Read(NetworkJson.Write(network).Replace($"\"{nameof(DType.Float32)}\"", $"\"{nameof(DType.Float64)}\"", StringComparison.Ordinal));

    private static ISession Compile(IEngine engine, Network network, WeightSet weights, int pictures, int threads)
    {
        var training = network.Extend(x => x.Then(new CrossEntropy(), "loss", x.Builder.Input("target", [Dim.Batch], DType.Int64)), "loss");
        return engine.Compile(training, weights, new SessionOptions
        {
            Sizes = new Dictionary<string, int> { ["N"] = pictures },
            Threads = threads,
            Training = new TrainingRule { Optimizer = new Sgd { LearningRate = Rate } },
        });
    }

    private static (double Loss, Dictionary<string, float[]> Gradients) Gradients(
        ISession session, Network network, IReadOnlyDictionary<string, HostTensor> batch)
    {
        var gradients = network.Parameters.Where(p => p.IsTrained)
            .ToDictionary(p => p.Name, p => new HostTensor(DType.Float32, [.. p.Spec.Shape.Select(d => (int)d.Size)]), StringComparer.Ordinal);
        var loss = session.Gradients(batch, gradients);
        return (loss, gradients.ToDictionary(g => g.Key, g => g.Value.As<float>().ToArray(), StringComparer.Ordinal));
    }
}
