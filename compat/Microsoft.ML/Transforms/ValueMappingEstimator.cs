using Microsoft.ML.Compat;
using Microsoft.ML.Compat.ValueMapping;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public class ValueMappingEstimator : TrivialEstimator<ValueMappingTransformer>
{
    internal ValueMappingEstimator(IHostEnvironment environment, (string Output, string Input)[] columns, ValueMap map)
        : base(environment.Register(nameof(ValueMappingEstimator)), new ValueMappingTransformer(environment, columns, map))
    {
    }

    public sealed override SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => Guard.NotNull(inputSchema, nameof(inputSchema)).With(Transformer.Columns.Select(pair => Promise(pair.Output, inputSchema.Find(pair.Input))));

    private SchemaShape.Column Promise(string output, SchemaShape.Column input)
    {
        var map = Transformer.Map;
        var mapped = SchemaShapes.Of(output, map.ValueType, SchemaShapes.Of(map.Annotations.Schema));
        if (input.Kind == SchemaShape.Column.VectorKind.Scalar)
            return mapped;
        if (map.ValueType is VectorDataViewType)
            throw ValueMappingTransformer.VectorsToVectors(input.Name);
        return new SchemaShape.Column(output, input.Kind, mapped.ItemType, mapped.IsKey, mapped.Annotations);
    }
}
