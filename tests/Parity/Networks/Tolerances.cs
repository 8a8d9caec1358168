using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Tests.Parity.Networks;

/// <summary>How far an engine may be from PyTorch in double precision, in units of a tensor's root mean square.</summary>
internal static class Tolerances
{
    // The oracle computes each step in double precision too and rounds what it gives, 6e-8; softmax and batch normalisation then subtract such numbers.
    private const double RoundedSteps = 1e-6;

    // Sums of up to a thousand products in single precision, and exp and tanh of a few units in the last place.
    private const double SingleSums = 2e-5;

    // The oracle trains weights that are stored in single precision: ten roundings of each, and what they do to the steps between.
    private const double TenRoundedSteps = 1e-5;

    // Optimizers that divide by the size of a gradient make whole steps of gradients that are little more than rounding.
    private const double TenSingleSteps = 2e-4;

    public static double OfOps(string engine) => engine == EnginesUnderTest.Oracle ? RoundedSteps : SingleSums;

    public static double OfTraining(string engine) => engine == EnginesUnderTest.Oracle ? TenRoundedSteps : TenSingleSteps;
}
