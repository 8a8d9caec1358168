using MLNetVision.Networks.Engines;
using MLNetVision.Torch.Execution;
using MLNetVision.Torch.Modules;

namespace MLNetVision.Torch.Lowering;

/// <summary>What all calls of one run share.</summary>
/// <param name="Parameters">The parameters.</param>
/// <param name="Modules">The session's own modules.</param>
/// <param name="Placement">Where and how.</param>
/// <param name="Sizes">The sizes of the symbols.</param>
/// <param name="Host">What the caller gave, by the names of inputs.</param>
/// <param name="Draws">The seed and the number of steps taken that random numbers belong to, in training; null in evaluation.</param>
/// <param name="FirstRow">How many rows of the batch are before those that are looked at.</param>
internal sealed record CallContext(
    ParameterStore Parameters, SessionModules Modules, Placement Placement, DimSizes Sizes, IReadOnlyDictionary<string, HostTensor> Host,
    (ulong Seed, long Steps)? Draws, long FirstRow = 0);
