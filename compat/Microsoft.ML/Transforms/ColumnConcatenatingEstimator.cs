using Microsoft.ML.Compat;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ColumnConcatenatingEstimator : IEstimator<ColumnConcatenatingTransformer>
{
    private readonly IHost _host;
    private readonly string _output;
    private readonly string[] _inputs;

    internal ColumnConcatenatingEstimator(IHostEnvironment environment, string outputColumnName, params string[] inputColumnNames)
    {
        _host = environment.Register(nameof(ColumnConcatenatingEstimator));
        _output = Guard.NotEmpty(outputColumnName, nameof(outputColumnName));
        _inputs = Guard.NotEmpty(inputColumnNames, nameof(inputColumnNames));
        Guard.Argument(inputColumnNames.All(name => !string.IsNullOrEmpty(name)), nameof(inputColumnNames), "A column to concatenate has no name.");
    }

    public ColumnConcatenatingTransformer Fit(IDataView input)
    {
        Guard.NotNull(input, nameof(input));
        return new ColumnConcatenatingTransformer(_host, _output, _inputs);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Guard.NotNull(inputSchema, nameof(inputSchema));
        var inputs = new List<SchemaShape.Column>();
        foreach (var name in _inputs)
        {
            var input = inputSchema.Find(name);
            inputs.Add(input);
            Guard.State(!input.IsKey, $"Column '{name}' is a key; keys cannot be concatenated. Map it to a vector first.");
            Guard.State(input.ItemType.Equals(inputs[0].ItemType),
                $"Column '{name}' has items of type {input.ItemType} where the first column's {inputs[0].ItemType} is expected.");
        }

        var anySize = inputs.Any(input => input.Kind == SchemaShape.Column.VectorKind.VariableVector);
        var kind = anySize ? SchemaShape.Column.VectorKind.VariableVector : SchemaShape.Column.VectorKind.Vector;
        return inputSchema.With([new SchemaShape.Column(_output, kind, inputs[0].ItemType, isKey: false, new SchemaShape(Annotations(inputs)))]);
    }

    private static IEnumerable<SchemaShape.Column> Annotations(List<SchemaShape.Column> inputs)
    {
        if (inputs.All(input => input.Has(AnnotationKinds.IsNormalized, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance)))
            yield return ColumnAnnotations.PromisedNormalization();
        if (inputs.Any(input => input.Has(AnnotationKinds.CategoricalSlotRanges, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Int32)))
            yield return ColumnAnnotations.PromisedVector(AnnotationKinds.CategoricalSlotRanges, NumberDataViewType.Int32);
        if (inputs.Any(input => input.Kind == SchemaShape.Column.VectorKind.Scalar || input.HasSlotNames()))
            yield return ColumnAnnotations.PromisedVector(AnnotationKinds.SlotNames, TextDataViewType.Instance);
    }
}
