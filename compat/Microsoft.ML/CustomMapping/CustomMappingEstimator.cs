using Microsoft.ML.Compat;
using Microsoft.ML.Compat.CustomMapping;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class CustomMappingEstimator<TSrc, TDst> : TrivialEstimator<CustomMappingTransformer<TSrc, TDst>>
    where TSrc : class, new()
    where TDst : class, new()
{
    internal CustomMappingEstimator(
        IHostEnvironment environment, Action<TSrc, TDst> mapping, string contractName, SchemaDefinition input, SchemaDefinition output)
        : base(environment.Register(nameof(CustomMappingEstimator<TSrc, TDst>)),
            new CustomMappingTransformer<TSrc, TDst>(environment, mapping, contractName, input, output))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => CustomMappingShapes.Output<TSrc>(
            Guard.NotNull(inputSchema, nameof(inputSchema)), Transformer.Input, SchemaDefinition.Direction.Both, Transformer.AddedSchema);
}
