using System.Diagnostics;
using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Cli.Zoo;

/// <summary>Times a network on the managed engine, with weights as they are before training.</summary>
internal static class ZooMeasure
{
    private const int Runs = 5;

    /// <summary>Milliseconds of the fastest of a few forward passes of one picture, after one that does not count.</summary>
    public static double Milliseconds(Network network)
    {
        using var session = new ManagedEngine().Compile(network, WeightSet.Initialise(network, 0), new SessionOptions());
        var inputs = network.Inputs.ToDictionary(n => n.Name, n => Tensor(network, new ValueRef(n.Name)));
        var outputs = network.Outputs.ToDictionary(o => o.Name, o => Tensor(network, o.Value));
        session.Forward(inputs, outputs);
        var best = double.PositiveInfinity;
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            session.Forward(inputs, outputs);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Math.Round(best, 2);
    }

    private static HostTensor Tensor(Network network, ValueRef value)
    {
        var type = network.TypeOf(value);
        return new HostTensor(type.Element, [.. type.Shape.Select(d => d.IsKnown ? checked((int)d.Size) : 1)]);
    }
}
