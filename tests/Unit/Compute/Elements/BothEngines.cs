using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Tests.Unit.Compute.Elements;

/// <summary>Runs a piece on tensors of any element type and asserts that both engines give exactly what is expected.</summary>
internal static class BothEngines
{
    public static void Give<T>(T[] expected, Func<NetworkBuilder, Tensor[], Tensor> write, params HostTensor[] inputs)
        where T : unmanaged
    {
        var network = Network.Build("piece", b => write(b, [.. inputs.Select((t, i) => b.Input($"x{i}", ShapeOf(t), t.Element))]));
        var given = inputs.Index().ToDictionary(t => $"x{t.Index}", t => t.Item);
        var type = network.TypeOf(network.Outputs[0].Value);
        foreach (var engine in new IEngine[] { new ScalarEngine(), new ManagedEngine() })
        {
            var output = new HostTensor(type.Element, [.. type.Shape.Select(d => (int)d.Size)]);
            using var session = engine.Compile(network, WeightSet.Initialise(network, 1), new SessionOptions { Threads = 1 });
            for (var run = 0; run < 2; run++)
            {
                session.Forward(given, new Dictionary<string, HostTensor> { ["output"] = output });
                Assert.Equal(expected, output.As<T>().ToArray());
            }
        }
    }

    public static HostTensor Of<T>(params T[] values)
        where T : unmanaged => HostTensor.Of<T>(values, values.Length);

    private static Shape ShapeOf(HostTensor tensor) => Shape.Create([.. tensor.Dims.Select(d => Dim.FromSize(d))]);
}
