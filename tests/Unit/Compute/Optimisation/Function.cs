using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Optimisation;
using MLNetVision.Networks;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Optimisation;

/// <summary>A function of a few numbers with its gradient, as a loss over parameters "a.weight" and "b.bias", the first of which has filling.</summary>
internal sealed class Function : ILossSurface, IDisposable
{
    private readonly NativeBuffer _buffer = new(4096);
    private readonly Func<double[], (double Value, double[] Gradient)> _function;
    private readonly int _split;

    public Function(double[] start, int split, Func<double[], (double Value, double[] Gradient)> function)
    {
        _function = function;
        _split = split;
        Parameters = [Parameter("a.weight", ParameterRole.Weight, split, 0), Parameter("b.bias", ParameterRole.Bias, start.Length - split, 128)];
        Point = start;
    }

    public TrainedParameter[] Parameters { get; }

    public int Evaluations { get; private set; }

    public double[] Point
    {
        get => [.. Read(0), .. Read(1)];
        set
        {
            Write(0, [.. value[.._split]], Parameters[0].Weights);
            Write(1, [.. value[_split..]], Parameters[1].Weights);
        }
    }

    /// <summary>The valley of Rosenbrock, in any number of dimensions.</summary>
    public static (double Value, double[] Gradient) Rosenbrock(double[] x)
    {
        var (value, gradient) = (0.0, new double[x.Length]);
        for (var i = 0; i < x.Length - 1; i++)
        {
            var (bend, rest) = (x[i + 1] - (x[i] * x[i]), 1 - x[i]);
            value += (100 * bend * bend) + (rest * rest);
            gradient[i] += (-400 * bend * x[i]) - (2 * rest);
            gradient[i + 1] += 200 * bend;
        }

        return (value, gradient);
    }

    /// <summary>The sum of (i + 1) (x - i)² / 2.</summary>
    public static (double Value, double[] Gradient) Quadratic(double[] x) =>
        (x.Select((v, i) => (i + 1) * (v - i) * (v - i) / 2).Sum(), [.. x.Select((v, i) => (i + 1) * (v - i))]);

    public double Value() => _function(Point).Value;

    public double Evaluate()
    {
        Evaluations++;
        var (value, gradient) = _function(Point);
        Write(0, gradient[.._split], Parameters[0].Gradient);
        Write(1, gradient[_split..], Parameters[1].Gradient);
        return value;
    }

    public void Dispose() => _buffer.Dispose();

    private TrainedParameter Parameter(string name, ParameterRole role, int count, int start)
    {
        var layout = new PaddedLayout(count, 1);
        var spec = new ParameterSpec(name[(name.LastIndexOf('.') + 1)..], [count], role, Constant.Zeros);
        var (weights, gradient) = (_buffer.Floats(start, layout.StoredCount), _buffer.Floats(start + 64, layout.StoredCount));
        return new TrainedParameter(new Parameter(name, spec, IsTrained: true), layout, weights, gradient);
    }

    private double[] Read(int parameter)
    {
        var plain = new float[Parameters[parameter].Parameter.Count];
        Parameters[parameter].Layout.Unpack(Parameters[parameter].Weights, plain);
        return [.. plain.Select(v => (double)v)];
    }

    private void Write(int parameter, double[] values, Floats stored) => Parameters[parameter].Layout.Pack([.. values.Select(v => (float)v)], stored);
}
