using Microsoft.ML.SearchSpace;
using MLNetVision.Sweeps;
using MLNetVision.Sweeps.Search;

namespace MLNetVision.AutoML;

/// <summary>The parameters of a trial as AutoML drew them.</summary>
internal sealed class ParameterDraws(Parameter parameters) : ITrialDraws
{
    public double Draw(string name, ParameterDomain domain)
    {
        if (!parameters.ContainsKey(name))
        {
            throw new SweepException(
                $"AutoML has no parameter '{name}'; it has {string.Join(", ", parameters.Keys)}. "
                + "Put all that varies into the space, or sweep with mlContext.Sweep.");
        }

        var drawn = parameters[name];
        return drawn.ParameterType switch
        {
            ParameterType.Number or ParameterType.Integer when domain is RealDomain real => Math.Clamp(drawn.AsType<double>(), real.Low, real.High),
            ParameterType.Number or ParameterType.Integer when domain is IntegerDomain whole =>
                Math.Clamp(Math.Round(drawn.AsType<double>()), whole.Low, whole.High),
            _ => domain.Read(drawn.AsType<string>()) ?? throw new SweepException(
                $"AutoML drew '{drawn.AsType<string>()}' for the parameter '{name}', which is none of its values. "
                + "Sweep over the space that the estimator was made from."),
        };
    }
}
