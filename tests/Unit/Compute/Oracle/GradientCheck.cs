using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Tests.Unit.Compute.Oracle;

/// <summary>
/// Compares computed gradients with f' = (8 (f(x + h) - f(x - h)) - f(x + 2h) + f(x - 2h)) / 12h, whose error is of order h^4.
/// </summary>
internal sealed class GradientCheck
{
    private const double InputStep = 1e-4;
    private const float ParameterStep = 1f / 256;

    private static readonly SessionOptions Options = new()
    {
        Sizes = new Dictionary<string, int> { ["N"] = CaseInputs.Rows },
        Training = new TrainingRule(),
        InputGradients = true,
        Seed = 5,
    };

    private readonly GradientCase _case;
    private readonly Network _network;
    private readonly WeightSet _weights;
    private readonly Dictionary<string, HostTensor> _inputs;

    public GradientCheck(GradientCase gradientCase)
    {
        _case = gradientCase;
        _network = gradientCase.Network();
        _weights = CaseInputs.WeightsOf(_network);
        _inputs = CaseInputs.Of(_network);
    }

    public void Inputs()
    {
        using var session = new ScalarEngine().Compile(_network, _weights, Options);
        var gradients = _network.Inputs.Where(i => ((Input)i.Op).Type.Element.IsFloating() && i.Name != "classWeights")
            .ToDictionary(i => i.Name, i => new HostTensor(_inputs[i.Name].Element, [.. _inputs[i.Name].Dims]));
        session.Gradients(_inputs, gradients);
        foreach (var (name, gradient) in gradients.Where(g => g.Value.Element == DType.Float64))
        {
            var computed = gradient.As<double>();
            for (var i = 0; i < gradient.Count; i++)
            {
                Compare(computed[i], Difference(_inputs[name].As<double>(), i, session), $"{name}[{i}]");
            }
        }
    }

    public void Parameters()
    {
        var trained = _network.Parameters.Where(p => p.IsTrained).ToArray();
        var gradients = trained.ToDictionary(p => p.Name, p => new HostTensor(DType.Float32, [.. p.Spec.Shape.Select(d => (int)d.Size)]));
        using var session = new ScalarEngine().Compile(_network, _weights, Options);
        session.Gradients(_inputs, gradients);
        foreach (var parameter in trained)
        {
            for (var i = 0; i < parameter.Count; i++)
            {
                Compare(gradients[parameter.Name].As<float>()[i], Difference(parameter, i), $"{parameter.Name}[{i}]");
            }
        }
    }

    private double Difference(Span<double> values, int index, ISession session)
    {
        var x = values[index];
        var losses = new double[4];
        for (var s = 0; s < 4; s++)
        {
            values[index] = x + (InputStep * (s - 2 + (s / 2)));
            losses[s] = session.Gradients(_inputs, new Dictionary<string, HostTensor>());
        }

        values[index] = x;
        return Slope(losses, InputStep);
    }

    private double Difference(Parameter parameter, int index)
    {
        var values = _weights[parameter.Name].ToFloats();
        var x = values[index];
        var losses = new double[4];
        for (var s = 0; s < 4; s++)
        {
            values[index] = x + (ParameterStep * (s - 2 + (s / 2)));
            var weights = new WeightSet(_weights.Where(w => w.Key != parameter.Name).Append(new(parameter.Name, Weight.Of(parameter.Spec.Shape, values))));
            using var session = new ScalarEngine().Compile(_network, weights, Options);
            losses[s] = session.Gradients(_inputs, new Dictionary<string, HostTensor>());
        }

        return Slope(losses, ParameterStep);
    }

    /// <summary>Losses at -2h, -h, h, 2h.</summary>
    private static double Slope(double[] losses, double step) => ((8 * (losses[2] - losses[1])) - losses[3] + losses[0]) / (12 * step);

    private void Compare(double computed, double numeric, string place) => Assert.True(
        Math.Abs(computed - numeric) <= _case.Tolerance * (1 + Math.Abs(numeric)),
        $"{_case.Name}, {place}: computed {computed}, by differences {numeric}");
}
