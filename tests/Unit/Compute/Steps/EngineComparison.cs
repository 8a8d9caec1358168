using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Compute.Steps;

/// <summary>
/// Runs a piece of a network on the managed engine and on the scalar one: its values, and the gradients of a loss that also takes the inputs themselves, so
/// that gradients are both begun and added to. Planned for three rows, run with three, one and two; on one thread and on three, which agree bit for bit.
/// </summary>
internal sealed class EngineComparison
{
    private const int Rows = 3;

    private static readonly SessionOptions Options = new() { Sizes = new Dictionary<string, int> { ["N"] = Rows }, InputGradients = true, Seed = 3 };

    private readonly Network _network;
    private readonly WeightSet _weights;
    private readonly double _tolerance;

    private EngineComparison(Func<CaseWriter, Tensor[]> write, double tolerance)
    {
        _tolerance = tolerance;
        _network = Network.Build("case", b =>
        {
            var writer = new CaseWriter(b);
            var values = write(writer);
            var outputs = values.Index().ToDictionary(v => $"y{v.Index}", v => v.Item);
            outputs["loss"] = writer.Loss(values);
            return outputs;
        });
        _weights = WeightSet.Initialise(_network, 5);
    }

    /// <summary>Compares a piece with one value; the tolerance is that of sums of some hundred numbers around 1 in single precision.</summary>
    public static void Agrees(Func<CaseWriter, Tensor> write, double tolerance = 2e-5) => Agrees(w => [write(w)], tolerance);

    /// <summary>Compares a piece with several values.</summary>
    public static void Agrees(Func<CaseWriter, Tensor[]> write, double tolerance = 2e-5) => new EngineComparison(write, tolerance).Run();

    private void Run()
    {
        using var one = new ManagedEngine().Compile(_network, _weights, Options with { Threads = 1 });
        using var three = new ManagedEngine().Compile(_network, _weights, Options with { Threads = 3 });
        using var oracle = new ScalarEngine().Compile(_network, _weights, Options);
        foreach (var rows in (int[])[3, 1, 2])
        {
            var inputs = Inputs(rows);
            Compare(one, three, oracle, rows, (session, tensors) => session.Forward(inputs, tensors), Outputs(rows));
            Compare(one, three, oracle, rows, (session, tensors) => session.Gradients(inputs, tensors), Gradients(inputs));
            Compare(one, three, oracle, rows, (session, tensors) => session.Forward(inputs, tensors), Outputs(rows));
        }
    }

    private void Compare(
        ISession one, ISession three, ISession oracle, int rows, Action<ISession, Dictionary<string, HostTensor>> run,
        Func<Dictionary<string, HostTensor>> make)
    {
        var (ours, ours3, theirs) = (make(), make(), make());
        run(one, ours);
        run(three, ours3);
        run(oracle, theirs);
        foreach (var (name, tensor) in ours)
        {
            Assert.True(tensor.Bytes.SequenceEqual(ours3[name].Bytes), $"{name}, {rows} rows: one thread and three differ");
            if (tensor.Element == DType.Int64)
            {
                Assert.Equal(theirs[name].As<long>().ToArray(), tensor.As<long>().ToArray());
                continue;
            }

            for (var i = 0; i < tensor.Count; i++)
            {
                double mine = tensor.As<float>()[i], wanted = theirs[name].As<float>()[i];
                Assert.True(
                    Math.Abs(mine - wanted) <= _tolerance * (1 + Math.Abs(wanted)) || mine.Equals(wanted),
                    $"{name}[{i}], {rows} rows: managed {mine}, scalar {wanted}");
            }
        }
    }

    private Dictionary<string, HostTensor> Inputs(int rows) => _network.Inputs.ToDictionary(i => i.Name, i =>
    {
        var type = ((Input)i.Op).Type;
        var tensor = new HostTensor(type.Element, Sizes(type.Shape, rows));
        var draw = new Draw((ulong)(rows + i.Name[0]));
        for (var k = 0; k < tensor.Count; k++)
        {
            if (type.Element == DType.Int64)
            {
                tensor.As<long>()[k] = draw.Below(5);
            }
            else
            {
                // Steps of 1/32, so that there are equal numbers.
                tensor.As<float>()[k] = (draw.Below(128) - 63) / 32f;
            }
        }

        return tensor;
    });

    private Func<Dictionary<string, HostTensor>> Outputs(int rows) => () => _network.Outputs.ToDictionary(
        o => o.Name, o => new HostTensor(_network.TypeOf(o.Value).Element, Sizes(_network.TypeOf(o.Value).Shape, rows)));

    private Func<Dictionary<string, HostTensor>> Gradients(Dictionary<string, HostTensor> inputs) => () =>
        inputs.Where(i => i.Value.Element == DType.Float32).Select(i => (Name: i.Key, Dims: i.Value.Dims.ToArray()))
            .Concat(_network.Parameters.Where(p => p.IsTrained).Select(p => (p.Name, Dims: p.Spec.Shape.Select(d => (int)d.Size).ToArray())))
            .ToDictionary(g => g.Name, g => new HostTensor(DType.Float32, g.Dims));

    private static int[] Sizes(Shape shape, int rows) => [.. shape.Select(d => d.IsKnown ? checked((int)d.Size) : d.Symbol == "N" ? rows
        : throw new InvalidOperationException($"The comparison knows no size for {d}."))];
}
