using Microsoft.ML.Transforms;

namespace MLNetVision.Tests.Contracts.CustomMapping;

/// <summary>A class that claims a contract and is no factory.</summary>
[CustomMappingFactoryAttribute(Contract)]
public sealed class NotAFactory
{
    public const string Contract = "MLNetVision.Tests.NotAFactory";
}
