using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Optimisation;
using MLNetVision.Networks;

namespace MLNetVision.Compute.Planning;

/// <summary>A parameter in the memory of a session.</summary>
internal sealed class StoredParameter(Parameter parameter, ParameterLayout layout)
{
    private bool _hasGradient;

    public Parameter Parameter { get; } = parameter;

    public ParameterLayout Layout { get; } = layout;

    public Floats Weights { get; set; }

    /// <summary>The gradient of the loss in the same layout; empty where it is not asked for.</summary>
    public Floats Gradient { get; set; }

    public bool NeedsGradient => !Gradient.IsEmpty;

    public bool HasGradient => _hasGradient;

    /// <summary>Begins or continues the sum of gradients: whether the caller has to add to what is there, instead of overwriting it.</summary>
    public bool AddsGradient()
    {
        var adds = _hasGradient;
        _hasGradient = true;
        return adds;
    }

    public void ForgetGradient() => _hasGradient = false;
}
