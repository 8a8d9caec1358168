using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Tests.Unit.Compute.Oracle;

/// <summary>Short ways to run small pieces in the scalar engine.</summary>
internal static class Scalar
{
    public static ISession Compile(Network network, SessionOptions options, params ReadOnlySpan<(string Name, float[] Values)> weights)
    {
        var given = weights.ToArray().ToDictionary(w => w.Name, w => w.Values);
        var initial = WeightSet.Initialise(network, 1);
        var set = new WeightSet(network.Parameters.Select(p =>
            KeyValuePair.Create(p.Name, given.TryGetValue(p.Name, out var values) ? Weight.Of(p.Spec.Shape, values) : initial[p.Name])));
        return new ScalarEngine().Compile(network, set, options);
    }

    /// <summary>A piece with one input "x" in evaluation, in double.</summary>
    public static double[] Run(Shape shape, double[] x, Func<Tensor, Tensor> write, params ReadOnlySpan<(string Name, float[] Values)> weights)
    {
        var network = Network.Build("piece", b => write(b.Input("x", shape, DType.Float64)));
        using var session = Compile(network, new SessionOptions(), weights);
        var type = network.TypeOf(network.Outputs[0].Value);
        var output = new HostTensor(type.Element, [.. type.Shape.Select(d => (int)d.Size)]);
        session.Forward(Inputs(("x", HostTensor.Of<double>(x, [.. shape.Select(d => (int)d.Size)]))), Inputs(("output", output)));
        return output.As<double>().ToArray();
    }

    /// <summary>What a piece with one input "x" gives in training; and the gradient of its sum with respect to the input.</summary>
    public static (double Sum, double[] Gradient) Train(Shape shape, double[] x, Func<Tensor, Tensor> write, ulong seed = 0)
    {
        var network = Network.Build("piece", b => new Dictionary<string, Tensor>
        {
            ["loss"] = write(b.Input("x", shape, DType.Float64)).Reduce(ReduceKind.Sum, Axes.Create([.. Enumerable.Range(0, shape.Rank)])),
        });
        using var session = Compile(network, Training with { Seed = seed });
        var input = HostTensor.Of<double>(x, [.. shape.Select(d => (int)d.Size)]);
        var gradient = new HostTensor(DType.Float64, [.. input.Dims]);
        var sum = session.Gradients(Inputs(("x", input)), Inputs(("x", gradient)));
        return (sum, gradient.As<double>().ToArray());
    }

    public static SessionOptions Training { get; } = new()
    {
        Sizes = new Dictionary<string, int> { ["N"] = 8 },
        Training = new TrainingRule { Optimizer = new Sgd() },
        InputGradients = true,
    };

    public static Dictionary<string, HostTensor> Inputs(params ReadOnlySpan<(string Name, HostTensor Tensor)> inputs) =>
        inputs.ToArray().ToDictionary(i => i.Name, i => i.Tensor);
}
