using Microsoft.ML.Compat;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class MissingValueIndicatorEstimator : TrivialEstimator<MissingValueIndicatorTransformer>
{
    internal MissingValueIndicatorEstimator(IHostEnvironment environment, params (string Output, string Input)[] columns)
        : base(environment.Register(nameof(MissingValueIndicatorTransformer)), new MissingValueIndicatorTransformer(environment, columns))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => Guard.NotNull(inputSchema, nameof(inputSchema)).With(Transformer.Columns.Select(pair => Promise(pair.Output, inputSchema.Find(pair.Input))));

    // As in ML.NET, keys are refused here although the transformer takes them.
    private static SchemaShape.Column Promise(string output, SchemaShape.Column input)
    {
        if (!MissingValueIndicatorTransformer.HasMissingValue(input.ItemType))
            throw Errors.WrongType("inputSchema", "input", input.Name, "Single or Double", input.TypeName());
        var annotations = new SchemaShape([.. input.Kept(AnnotationKinds.SlotNames), ColumnAnnotations.PromisedNormalization()]);
        return new SchemaShape.Column(output, input.Kind, BooleanDataViewType.Instance, isKey: false, annotations);
    }
}
