using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Training;

namespace MLNetVision.Tests.Unit.Training;

/// <summary>
/// The smallest engine that a loop can be tested with: input [N, F], one dense layer "fc", cross-entropy; SGD with momentum and average. Gradients carry
/// a little noise of a counted stream, so that a resumed run shows whether it came back at the right place.
/// </summary>
internal sealed class SoftmaxEngine : IEngine
{
    public string Name => "softmax";

    /// <summary>How many sessions were made and not disposed.</summary>
    public int OpenSessions { get; set; }

    /// <summary>Numbers without a meaning that make the state of a session larger.</summary>
    public int Ballast { get; init; }

    public static Network Network(int features, int classes) =>
        MLNetVision.Networks.Network.Build("softmax", b => b.Input("input", ["N", features]).Dense(classes, name: "fc")).WithLoss(new CrossEntropy());

    public ISession Compile(Network network, WeightSet weights, SessionOptions options)
    {
        OpenSessions++;
        return new SoftmaxSession(this, weights.FitExactly(network), options);
    }
}

internal sealed class SoftmaxSession : ISession
{
    private const double Noise = 0.01;
    private readonly SoftmaxEngine _engine;
    private readonly SessionOptions _options;
    private readonly int _classes;
    private readonly int _features;
    private readonly double[] _probabilities;
    private float[] _weights = [];
    private float[] _velocity;
    private float[] _average;
    private long _steps;

    public SoftmaxSession(SoftmaxEngine engine, WeightSet weights, SessionOptions options)
    {
        (_engine, _options) = (engine, options);
        (_classes, _features) = ((int)weights["fc.weight"].Shape[0].Size, (int)weights["fc.weight"].Shape[1].Size);
        _probabilities = new double[_classes];
        Take(weights, ref _weights);
        _velocity = new float[_weights.Length];
        _average = [.. _weights];
    }

    public SessionMemory Memory => new(_weights.Length * 4, _weights.Length * 8, 0, 0);

    public void Forward(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs)
    {
        var rows = inputs["input"].Dims[0];
        var loss = 0.0;
        for (var row = 0; row < rows; row++)
        {
            loss += Score(inputs, row, outputs.TryGetValue("output", out var scores) ? scores.As<float>().Slice(row * _classes, _classes) : default);
        }

        if (outputs.TryGetValue("loss", out var mean))
        {
            mean.As<float>()[0] = (float)(loss / rows);
        }
    }

    public double TrainStep(IReadOnlyDictionary<string, HostTensor> inputs, double learningRate)
    {
        var pixels = inputs["input"].As<float>();
        var targets = inputs["target"].As<long>();
        Assert.True(targets.Length <= _options.Sizes["N"]);
        Span<double> gradient = stackalloc double[_weights.Length];
        gradient.Clear();
        var loss = 0.0;
        for (var row = 0; row < targets.Length; row++)
        {
            loss += Score(inputs, row, default);
            for (var c = 0; c < _classes; c++)
            {
                var slope = (_probabilities[c] - (c == targets[row] ? 1 : 0)) / targets.Length;
                gradient[(_classes * _features) + c] += slope;
                for (var f = 0; f < _features; f++)
                {
                    gradient[(c * _features) + f] += slope * pixels[(row * _features) + f];
                }
            }
        }

        if (!double.IsFinite(loss))
        {
            throw new NonFiniteLossException(FormattableString.Invariant($"The loss is {loss} at step {_steps + 1}, first in 'fc', rate {learningRate}."));
        }

        Update(gradient, learningRate);
        return loss / targets.Length;
    }

    public double Gradients(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> gradients) =>
        throw new NotSupportedException();

    public WeightSet GetWeights(bool averaged = false) => Set(averaged ? _average : _weights, "");

    public SessionState GetState() => new(
        Set(_weights, ""),
        new WeightSet(
        [
            .. Set(_velocity, "momentum/"), .. Set(_average, "average/"),
            KeyValuePair.Create("ballast", Weight.Of([_engine.Ballast], new float[_engine.Ballast])),
        ]),
        new Dictionary<string, long> { ["steps"] = _steps });

    public void SetState(SessionState state)
    {
        Take(state.Weights, ref _weights);
        Take(Slot(state, "momentum/"), ref _velocity);
        Take(Slot(state, "average/"), ref _average);
        _steps = state.Counters["steps"];
    }

    public void Dispose() => _engine.OpenSessions--;

    private static WeightSet Slot(SessionState state, string slot) => new(state.Optimizer
        .Where(w => w.Key.StartsWith(slot, StringComparison.Ordinal)).Select(w => KeyValuePair.Create(w.Key[slot.Length..], w.Value)));

    private void Update(Span<double> gradient, double rate)
    {
        var rule = _options.Training!;
        var momentum = ((Sgd)rule.Optimizer).Momentum;
        var random = new RandomStream(_options.Seed + (ulong)_steps);
        for (var i = 0; i < _weights.Length; i++)
        {
            _velocity[i] = (float)((momentum * _velocity[i]) + gradient[i] + (Noise * (random.NextUniform() - 0.5)));
            _weights[i] -= (float)(rate * _velocity[i]);
            _average[i] = (float)(((rule.AverageDecay ?? 0) * _average[i]) + ((1 - (rule.AverageDecay ?? 0)) * _weights[i]));
        }

        _steps++;
    }

    /// <summary>The loss of a row; leaves its probabilities behind.</summary>
    private double Score(IReadOnlyDictionary<string, HostTensor> inputs, int row, Span<float> scores)
    {
        var pixels = inputs["input"].As<float>().Slice(row * _features, _features);
        var (sum, most) = (0.0, double.NegativeInfinity);
        for (var c = 0; c < _classes; c++)
        {
            double score = _weights[(_classes * _features) + c];
            for (var f = 0; f < _features; f++)
            {
                score += _weights[(c * _features) + f] * pixels[f];
            }

            _probabilities[c] = score;
            most = Math.Max(most, score);
            if (!scores.IsEmpty)
            {
                scores[c] = (float)score;
            }
        }

        for (var c = 0; c < _classes; c++)
        {
            sum += _probabilities[c] = Math.Exp(_probabilities[c] - most);
        }

        for (var c = 0; c < _classes; c++)
        {
            _probabilities[c] /= sum;
        }

        return -Math.Log(_probabilities[inputs["target"].As<long>()[row]]);
    }

    private void Take(WeightSet weights, ref float[] into) => into = [.. weights["fc.weight"].ToFloats(), .. weights["fc.bias"].ToFloats()];

    private WeightSet Set(float[] values, string prefix) => new(
    [
        KeyValuePair.Create($"{prefix}fc.weight", Weight.Of([_classes, _features], values.AsSpan(0, _classes * _features))),
        KeyValuePair.Create($"{prefix}fc.bias", Weight.Of([_classes], values.AsSpan(_classes * _features))),
    ]);
}
