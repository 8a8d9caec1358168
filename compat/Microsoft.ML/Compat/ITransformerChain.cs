using Microsoft.ML.Data;

namespace Microsoft.ML.Compat;

/// <summary>A chain whatever its last type.</summary>
internal interface ITransformerChain : ITransformer
{
    IReadOnlyList<ITransformer> Transformers { get; }

    IReadOnlyList<TransformerScope> Scopes { get; }
}
