using Microsoft.ML.Compat;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class KeyToValueMappingEstimator : TrivialEstimator<KeyToValueMappingTransformer>
{
    internal KeyToValueMappingEstimator(IHostEnvironment environment, params (string Output, string Input)[] columns)
        : base(environment.Register(nameof(KeyToValueMappingEstimator)), new KeyToValueMappingTransformer(environment, columns))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => Guard.NotNull(inputSchema, nameof(inputSchema)).With(Transformer.Columns.Select(pair => Promise(pair.Output, inputSchema.Find(pair.Input))));

    private static SchemaShape.Column Promise(string output, SchemaShape.Column input)
    {
        if (!input.IsKey)
            throw Errors.WrongType("inputSchema", "input", input.Name, "a key", input.TypeName());
        var values = input.Annotations.FindOrNull(AnnotationKinds.KeyValues)
            ?? throw Errors.OutOfRange("inputSchema", $"Column '{input.Name}' has no {AnnotationKinds.KeyValues}, which tell what its keys stand for.");
        var annotations = input.HasSlotNames() ? new SchemaShape(input.Kept(AnnotationKinds.SlotNames)) : null;
        return new SchemaShape.Column(output, input.Kind, values.ItemType, values.IsKey, annotations);
    }
}
