using Microsoft.ML.Compat;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class KeyToVectorMappingEstimator : TrivialEstimator<KeyToVectorMappingTransformer>
{
    internal KeyToVectorMappingEstimator(IHostEnvironment environment, (string Output, string Input)[] columns, bool outputCountVector)
        : base(environment.Register(nameof(KeyToVectorMappingEstimator)), new KeyToVectorMappingTransformer(environment, columns, outputCountVector))
    {
        foreach (var column in columns)
            Guard.NotBlank(column.Output, nameof(columns));
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => Guard.NotNull(inputSchema, nameof(inputSchema)).With(Transformer.Columns.Select(pair => Promise(pair.Output, inputSchema.Find(pair.Input))));

    private SchemaShape.Column Promise(string output, SchemaShape.Column input)
    {
        if (!input.ItemType.IsStandardScalar())
            throw Errors.WrongType("inputSchema", "input", input.Name, "a key or a vector of keys", input.TypeName());
        var count = Transformer.OutputCountVector;
        var anySize = input.Kind == SchemaShape.Column.VectorKind.VariableVector;
        var kind = anySize && !count ? SchemaShape.Column.VectorKind.VariableVector : SchemaShape.Column.VectorKind.Vector;
        return new SchemaShape.Column(output, kind, NumberDataViewType.Single, isKey: false, new SchemaShape(Annotations(input, count, anySize)));
    }

    private static IEnumerable<SchemaShape.Column> Annotations(SchemaShape.Column input, bool count, bool anySize)
    {
        var isScalar = input.Kind == SchemaShape.Column.VectorKind.Scalar;
        if (input.Annotations.FindOrNull(AnnotationKinds.KeyValues) is { ItemType: TextDataViewType } && ((count && input.IsKey) || !anySize))
            yield return ColumnAnnotations.PromisedVector(AnnotationKinds.SlotNames, TextDataViewType.Instance);
        if (!count && !anySize)
            yield return ColumnAnnotations.PromisedVector(AnnotationKinds.CategoricalSlotRanges, NumberDataViewType.Int32);
        if (!count || isScalar)
            yield return ColumnAnnotations.PromisedNormalization();
    }
}
