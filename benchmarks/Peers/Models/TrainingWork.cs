using System.Runtime.InteropServices;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>Training steps of one model on one batch, over and over.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Batch">Pictures a step.</param>
/// <param name="WayTolerance">
/// How far the ways of weights from their start may differ after the first steps, as a share of their length: a gradient is a difference of large sums, and a
/// number at the edge of a rectifier falls on either side.
/// </param>
/// <param name="Compared">Parameters that are compared: early, late and between.</param>
internal sealed record TrainingWork(string Model, int Batch, double WayTolerance, params string[] Compared)
{
    /// <summary>Steps before the comparison.</summary>
    public const int Steps = 3;

    /// <summary>Steps of the memory rows: as many as the peer takes.</summary>
    private const int MemorySteps = Steps + MemoryWorkload.Repetitions;

    /// <summary>Small, so that rounding in a step is not a multiple of itself in the next.</summary>
    private const double Rate = 0.0001;
    private const double Momentum = 0.9;

    /// <summary>Relative. Sums of up to a million products in single precision, in another order, through tens of layers and three steps.</summary>
    public double LossTolerance { get; init; } = 1e-4;

    /// <summary>Makes the engine; null for the managed one.</summary>
    public Func<IEngine>? Engine { get; init; }

    /// <summary>What the peer computes in: "single", "tf32" or "bf16".</summary>
    public string Precision { get; init; } = "single";

    /// <summary>What the peer's function is given.</summary>
    public object PeerArguments() => Engine is null
        ? new { model = Model, batch = Batch, steps = Steps, rate = Rate, momentum = Momentum, parameters = Compared }
        : new { model = Model, batch = Batch, steps = Steps, rate = Rate, momentum = Momentum, parameters = Compared, precision = Precision };

    /// <summary>Our side, all but the last of the compared steps taken.</summary>
    public Prepared Prepare(int threads)
    {
        var session = OurSide.Training(Model, Batch, threads, Rate, Momentum, Engine?.Invoke());
        var inputs = OurSide.Batch(Model, Batch, withTarget: true);
        var losses = new List<double>();
        void Step() => losses.Add(session.TrainStep(inputs, Rate));
        for (var i = 0; i < Steps - 1; i++)
        {
            Step();
        }

        return new Prepared(Step, peer => Compare(losses, session, MemoryMarshal.Cast<byte, float>(peer)), session);
    }

    /// <summary>Takes steps on our side and does nothing else.</summary>
    public void Run(int threads)
    {
        using var session = OurSide.Training(Model, Batch, threads, Rate, Momentum);
        var inputs = OurSide.Batch(Model, Batch, withTarget: true);
        for (var i = 0; i < MemorySteps; i++)
        {
            session.TrainStep(inputs, Rate);
        }
    }

    private Equality Compare(List<double> losses, ISession session, ReadOnlySpan<float> peer)
    {
        var largest = 0.0;
        for (var i = 0; i < Steps; i++)
        {
            largest = Math.Max(largest, Math.Abs(losses[i] - peer[i]) / Math.Abs(peer[i]));
        }

        var way = LargestDifferenceOfWays(session.GetWeights(), peer[Steps..]);
        return new Equality(
            largest <= LossTolerance && way <= WayTolerance,
            $"{Steps} losses differ by {largest:G2} ({LossTolerance} allowed), the ways of {Compared.Length} parameters by {way:G2} ({WayTolerance} allowed)");
    }

    private double LargestDifferenceOfWays(WeightSet ours, ReadOnlySpan<float> peer)
    {
        using var start = SafetensorsFile.Open(ModelFiles.Weights(Model));
        var largest = 0.0;
        foreach (var name in Compared)
        {
            var (first, here) = (start.Weights[name].ToFloats(), ours[name].ToFloats());
            var (difference, way) = (0.0, 0.0);
            for (var i = 0; i < here.Length; i++)
            {
                difference += Math.Pow(here[i] - peer[i], 2);
                way += Math.Pow(peer[i] - first[i], 2);
            }

            largest = Math.Max(largest, Math.Sqrt(difference / way));
            peer = peer[here.Length..];
        }

        return largest;
    }
}
