using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Activations;

/// <summary>A function of each number by itself, and its derivative.</summary>
internal interface IActivation
{
    /// <summary>Whether the derivative is worked out from the function's value y instead of from x: then y may lie in the place of x.</summary>
    bool SlopeSeesValue { get; }

    T Value<T>(T x)
        where T : struct, ILanes<T>;

    /// <param name="seen">x, or y where <see cref="SlopeSeesValue"/> says so.</param>
    T Slope<T>(T seen)
        where T : struct, ILanes<T>;
}
