using MLNetVision.Compute.Memory;

namespace MLNetVision.Compute.Optimisation;

/// <summary>A vector over the space that has to survive for a run to go on bit for bit; outside, it is one weight a parameter, "slot/parameter".</summary>
internal readonly record struct StateVector(string Slot, Floats Vector);
