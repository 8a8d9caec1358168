using MLNetVision.Networks;

namespace MLNetVision.Compute.Planning;

/// <summary>What a builder has made.</summary>
internal sealed record PlanParts(IReadOnlyList<Step> Steps, IReadOnlyList<Value> Values, IReadOnlyDictionary<ValueRef, Value> ByReference);
