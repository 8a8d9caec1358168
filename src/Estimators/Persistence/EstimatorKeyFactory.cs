using Microsoft.ML.Transforms;
using MLNetVision.Transforms.Persistence.State;

namespace MLNetVision.Estimators.Persistence;

/// <summary>The number of every row, from this assembly: where it is missing, the first that ML.NET asks for and names is the one that has all of it.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class EstimatorKeyFactory : CustomMappingFactory<StateKeyFactory.Nothing, StateKeyFactory.Number>
{
    public const string Contract = "MLNetVision.Estimators.Key";

    /// <inheritdoc/>
    public override Action<StateKeyFactory.Nothing, StateKeyFactory.Number> GetMapping() => static (_, target) => target.Value = StateKeyFactory.Key;
}
