using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Optimisation;
using MLNetVision.Networks;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Compute.Optimisation;

/// <summary>Parameters with memory, and gradients that come from the counter-based generator, anew in each step.</summary>
internal sealed class Workbench : ILossSurface, IDisposable
{
    private readonly List<NativeBuffer> _buffers = [];
    private readonly List<TrainedParameter> _parameters = [];

    public IReadOnlyList<TrainedParameter> Parameters => _parameters;

    /// <summary>Counts up; each has its own gradients.</summary>
    public ulong Evaluation { get; set; }

    public double Loss { get; set; } = 1;

    /// <summary>Two layers with a normalisation between, in sizes that fill no vector, and one parameter of more than a chunk.</summary>
    public static Workbench Awkward(bool padded = true)
    {
        var bench = new Workbench();
        bench.Add("conv.weight", ParameterRole.Weight, 7, 9, padded);
        bench.Add("conv.bias", ParameterRole.Bias, 7, 1, padded);
        bench.Add("norm.weight", ParameterRole.Normalisation, 13, 1, padded);
        bench.Add("fc.weight", ParameterRole.Weight, 19, 901, padded);
        bench.Add("fc.bias", ParameterRole.Bias, 19, 1, padded);
        return bench;
    }

    public void Add(string name, ParameterRole role, int rows, int columns, bool padded = false)
    {
        ParameterLayout layout = padded ? new PaddedLayout(rows, columns) : new PlainLayout((long)rows * columns);
        var (weights, gradient) = (Room(layout.StoredCount), Room(layout.StoredCount));
        var spec = new ParameterSpec(name[(name.LastIndexOf('.') + 1)..], [rows, columns], role, Constant.Zeros);
        layout.Pack(Numbers((ulong)_parameters.Count, rows * columns), weights);
        _parameters.Add(new TrainedParameter(new Parameter(name, spec, IsTrained: true), layout, weights, gradient));
    }

    public double Evaluate()
    {
        for (var i = 0; i < _parameters.Count; i++)
        {
            var p = _parameters[i];
            p.Layout.Pack(Numbers((1000 * (Evaluation + 1)) + (ulong)i, (int)p.Parameter.Count), p.Gradient);
        }

        Evaluation++;
        return Loss;
    }

    public float[] Weights(int parameter)
    {
        var plain = new float[Parameters[parameter].Parameter.Count];
        Parameters[parameter].Layout.Unpack(Parameters[parameter].Weights, plain);
        return plain;
    }

    public float[][] AllWeights() => [.. Parameters.Select((_, i) => Weights(i))];

    public void Dispose() => _buffers.ForEach(b => b.Dispose());

    /// <summary>From -1 up to 1.</summary>
    public static float[] Numbers(ulong seed, int count) => [.. Enumerable.Range(0, count).Select(i => (2 * SplitMix.Uniform(seed, (ulong)i)) - 1)];

    private Floats Room(long count)
    {
        var buffer = new NativeBuffer(count * sizeof(float));
        _buffers.Add(buffer);
        return buffer.Floats(0, count);
    }
}
