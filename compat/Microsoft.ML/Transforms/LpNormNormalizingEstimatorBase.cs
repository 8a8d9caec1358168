using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Normalization;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public abstract class LpNormNormalizingEstimatorBase : TrivialEstimator<LpNormNormalizingTransformer>
{
    private protected LpNormNormalizingEstimatorBase(IHostEnvironment environment, string output, string input, RowNorm norm)
        : base(environment.Register(nameof(LpNormNormalizingEstimator)), Create(environment, output, input ?? output, norm))
    {
    }

    public enum NormFunction : byte
    {
        L2 = 0,
        StandardDeviation = 1,
        L1 = 2,
        Infinity = 3,
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => Guard.NotNull(inputSchema, nameof(inputSchema)).With(Transformer.Columns.Select(pair => Promise(pair.Output, inputSchema.Find(pair.Input))));

    private static LpNormNormalizingTransformer Create(IHostEnvironment environment, string output, string input, RowNorm norm)
    {
        Guard.NotBlank(output, "outputColumnName");
        Guard.NotBlank(input, "inputColumnName");
        Guard.Argument(norm.Scale > 0 && float.IsFinite(norm.Scale), "scale", $"The scale is a positive finite number, not {norm.Scale}.");
        return new LpNormNormalizingTransformer(environment, [(output, input)], norm);
    }

    private static SchemaShape.Column Promise(string output, SchemaShape.Column input)
    {
        if (input.Kind != SchemaShape.Column.VectorKind.Vector || !input.ItemType.Equals(NumberDataViewType.Single))
            throw Errors.WrongType("inputSchema", "input", input.Name, LpNormNormalizingTransformer.ExpectedType, input.TypeName());
        var annotations = new SchemaShape([.. input.Kept(AnnotationKinds.SlotNames), ColumnAnnotations.PromisedNormalization()]);
        return new SchemaShape.Column(output, input.Kind, input.ItemType, isKey: false, annotations);
    }
}
