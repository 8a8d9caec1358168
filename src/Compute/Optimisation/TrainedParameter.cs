using MLNetVision.Compute.Memory;
using MLNetVision.Networks;

namespace MLNetVision.Compute.Optimisation;

/// <summary>A parameter that training changes, and its gradient, both in the layout of the kernels.</summary>
internal sealed record TrainedParameter(Parameter Parameter, ParameterLayout Layout, Floats Weights, Floats Gradient);
