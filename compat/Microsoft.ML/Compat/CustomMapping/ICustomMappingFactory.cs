using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.CustomMapping;

/// <summary>Makes the transformer of a contract when a model is loaded.</summary>
internal interface ICustomMappingFactory
{
    ITransformer Create(IHostEnvironment environment, string contractName);
}
