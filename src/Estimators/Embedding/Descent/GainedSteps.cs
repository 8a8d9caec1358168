using MLNetVision.Compute.Threading;

namespace MLNetVision.Estimators.Embedding.Descent;

/// <summary>
/// Steps down a gradient with momentum, where each coordinate has a gain of its own: it grows by 0.2 while the gradient opposes the last step, as it should,
/// and shrinks by a fifth when it does not (Jacobs 1988).
/// </summary>
internal sealed class GainedSteps
{
    private const float LeastGain = 0.01f;
    private const int NumbersOfPart = 4096;
    private readonly float[] _velocity;
    private readonly float[] _gains;
    private readonly Workers _workers;
    private readonly double[] _norms;

    public GainedSteps(int numbers, Workers workers)
    {
        (_velocity, _gains, _workers) = (new float[numbers], new float[numbers], workers);
        Array.Fill(_gains, 1);
        _norms = new double[Workers.Parts(numbers, NumbersOfPart)];
    }

    /// <summary>Moves the map: all points or, when it is cancelled before, none.</summary>
    /// <param name="map">The places.</param>
    /// <param name="pull">The attraction.</param>
    /// <param name="push">The repulsion.</param>
    /// <param name="step">How the gradient is made of both, and how far to go.</param>
    /// <returns>The norm of the gradient with its gains.</returns>
    public double Take(float[] map, float[] pull, float[] push, Step step)
    {
        _workers.ThrowIfCancelled();
        _workers.Whole(() => _workers.Ranges(map.Length, NumbersOfPart, (first, end) =>
        {
            var norm = 0.0;
            for (var i = first; i < end; i++)
            {
                var gradient = (step.Pull * pull[i]) - (step.Push * push[i]);
                var gain = _velocity[i] * gradient < 0 ? _gains[i] + 0.2f : Math.Max(LeastGain, _gains[i] * 0.8f);
                gradient *= gain;
                _gains[i] = gain;
                _velocity[i] = (step.Momentum * _velocity[i]) - (step.Rate * gradient);
                map[i] += _velocity[i];
                norm += (double)gradient * gradient;
            }

            _norms[first / NumbersOfPart] = norm;
        }));
        return Math.Sqrt(_norms.Sum());
    }
}

/// <summary>One step: the gradient is Pull times the attraction without Push times the repulsion.</summary>
internal readonly record struct Step(float Pull, float Push, float Momentum, float Rate);
