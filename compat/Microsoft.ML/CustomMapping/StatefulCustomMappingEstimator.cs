using Microsoft.ML.Compat;
using Microsoft.ML.Compat.CustomMapping;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class StatefulCustomMappingEstimator<TSrc, TDst, TState> : TrivialEstimator<StatefulCustomMappingTransformer<TSrc, TDst, TState>>
    where TSrc : class, new()
    where TDst : class, new()
    where TState : class, new()
{
    internal StatefulCustomMappingEstimator(
        IHostEnvironment environment, Action<TSrc, TDst, TState> mapping, Action<TState> initialise, string contractName)
        : base(environment.Register(nameof(StatefulCustomMappingEstimator<TSrc, TDst, TState>)),
            new StatefulCustomMappingTransformer<TSrc, TDst, TState>(environment, mapping, initialise, contractName))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => CustomMappingShapes.Output<TSrc>(
            Guard.NotNull(inputSchema, nameof(inputSchema)), null, SchemaDefinition.Direction.Read, Transformer.AddedSchema);
}
