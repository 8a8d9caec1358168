using System.Globalization;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Tests.Parity.Networks;

/// <summary>Every op against PyTorch, which computed in double precision: outputs in evaluation, loss and gradients in training.</summary>
public class OpParityTests
{
    private static readonly string[] Of = ["ops", "grids", "calculations"];
    private static readonly OpCase[] Cases = [.. Of.SelectMany(OpCase.Load)];
    private static readonly Dictionary<string, StoredTensors> Stored = Of.ToDictionary(name => name, name => new StoredTensors(name));

    public static TheoryData<string, int, string> Rows()
    {
        var rows = new TheoryData<string, int, string>();
        foreach (var engine in EnginesUnderTest.Names)
        {
            for (var i = 0; i < Cases.Length; i++)
            {
                rows.Add(engine, i, Cases[i].Name);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Outputs_in_evaluation_are_those_of_PyTorch(string engine, int index, string name)
    {
        var one = Cases[index];
        Assert.Equal(name, one.Name);
        using var session = Compile(engine, one, training: null);
        var outputs = one.Outputs.ToDictionary(o => o.Key.Replace(':', '_'), o => Empty(session.Network, o.Key));
        session.Session.Forward(one.Values(), outputs);

        foreach (var (output, at) in one.Outputs)
        {
            var value = outputs[output.Replace(':', '_')];
            Stored[one.Fixture].AssertNear($"{name}/{output}", at, Floats(value), Tolerances.OfOps(engine));
        }

        HostTensor Empty(Network network, string output)
        {
            var colon = output.IndexOf(':', StringComparison.Ordinal);
            var value = colon < 0 ? new ValueRef(output) : new ValueRef(output[..colon], int.Parse(output[(colon + 1)..], CultureInfo.InvariantCulture));
            var type = network.TypeOf(value);
            return new HostTensor(type.Element, [.. type.Shape.Select(d => d.IsKnown ? checked((int)d.Size) : one.Rows)]);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Loss_and_gradients_in_training_are_those_of_PyTorch(string engine, int index, string name)
    {
        var one = Cases[index];
        Assert.Equal(name, one.Name);
        using var session = Compile(engine, one, new TrainingRule());
        var gradients = one.Gradients.Keys.ToDictionary(g => g, g => one.Inputs.TryGetValue(g, out var input)
            ? new HostTensor(DType.Float32, input.Dims)
            : new HostTensor(DType.Float32, [.. session.Network.Parameters.Single(p => p.Name == g).Spec.Shape.Select(d => checked((int)d.Size))]));
        var loss = session.Session.Gradients(one.Values(), gradients);

        Assert.Equal(one.LossValue, loss, Tolerances.OfOps(engine) * (1 + Math.Abs(one.LossValue)));
        foreach (var (value, at) in one.Gradients)
        {
            Stored[one.Fixture].AssertNear($"{name}/{value}", at, gradients[value].As<float>(), Tolerances.OfOps(engine));
        }
    }

    private static Compiled Compile(string engine, OpCase one, TrainingRule? training)
    {
        var network = one.Network();
        var options = new SessionOptions
        {
            Sizes = new Dictionary<string, int> { ["N"] = one.Rows + 1 },
            Training = training,
            InputGradients = training is not null,
            Threads = 1,
        };
        return new Compiled(network, EnginesUnderTest.Make(engine).Compile(network, NamedValues.Weights(one.Name, network), options));
    }

    private static float[] Floats(HostTensor tensor)
    {
        if (tensor.Element == DType.Float32)
        {
            return tensor.As<float>().ToArray();
        }

        return [.. tensor.As<long>().ToArray().Select(v => (float)v)];
    }

    private sealed record Compiled(Network Network, ISession Session) : IDisposable
    {
        public void Dispose() => Session.Dispose();
    }
}
