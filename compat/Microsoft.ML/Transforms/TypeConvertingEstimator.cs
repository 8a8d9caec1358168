using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Conversion;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class TypeConvertingEstimator : TrivialEstimator<TypeConvertingTransformer>
{
    internal TypeConvertingEstimator(IHostEnvironment environment, (string Output, string Input)[] columns, DataKind outputKind)
        : base(environment.Register(nameof(TypeConvertingEstimator)), new TypeConvertingTransformer(environment, columns, outputKind))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => Guard.NotNull(inputSchema, nameof(inputSchema)).With(Transformer.Columns.Select(pair => Promise(pair.Output, inputSchema.Find(pair.Input))));

    // As in ML.NET, keys are promised as plain numbers, and the annotations of the input whether or not they will still be there.
    private SchemaShape.Column Promise(string output, SchemaShape.Column input)
    {
        var target = ConvertedTypes.TypeOf(Transformer.OutputKind);
        if (StandardConversions.FindOrNull(input.ItemType, target) is null)
            throw Errors.OutOfRange("inputSchema", $"The input column '{input.Name}' of type {input.TypeName()} cannot be converted to {target}.");
        return new SchemaShape.Column(output, input.Kind, target, isKey: false, input.Annotations);
    }
}
