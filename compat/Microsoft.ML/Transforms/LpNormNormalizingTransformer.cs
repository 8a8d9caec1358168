using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Normalization;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class LpNormNormalizingTransformer : OneToOneTransformerBase
{
    internal const string LoaderName = "NormalizeLpNorm";
    internal const string ExpectedType = "a known-size vector of Single";

    private readonly RowNorm _norm;

    internal LpNormNormalizingTransformer(IHostEnvironment environment, (string Output, string Input)[] columns, RowNorm norm)
        : base(environment.Register(nameof(LpNormNormalizingTransformer)), columns)
        => _norm = norm;

    internal static LpNormNormalizingTransformer Load(ModelReader reader) => new(reader.Environment, reader.ReadColumns(),
        new RowNorm((LpNormNormalizingEstimatorBase.NormFunction)reader.ReadInt32(), reader.ReadBoolean(), reader.ReadSingle()));

    private protected override void CheckInput(int pair, DataViewSchema.Column input)
    {
        if (!input.Type.IsKnownSizeVector() || !input.Type.ItemType().Equals(NumberDataViewType.Single))
            throw Errors.WrongType("inputSchema", "input", input.Name, ExpectedType, input.Type.ToString());
    }

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        var writer = ctx.Begin(LoaderName);
        writer.WriteColumns(Columns);
        writer.Write((int)_norm.Norm);
        writer.Write(_norm.EnsureZeroMean);
        writer.Write(_norm.Scale);
    }

    private sealed class Mapper(LpNormNormalizingTransformer owner, DataViewSchema inputSchema) : OneToOneMapper(owner, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] DescribeOutputs() => [.. Columns.Select((pair, i) => Describe(pair.Output, Inputs[i]))];

        protected override Delegate CreateGetter(DataViewRow input, int output, RowResources resources)
            => owner._norm.CreateGetter(input.GetGetter<VBuffer<float>>(input.Schema[Inputs[output].Index]));

        private static DataViewSchema.DetachedColumn Describe(string name, DataViewSchema.Column input)
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.Add(input.Annotations, kind => kind == AnnotationKinds.SlotNames);
            annotations.AddNormalized();
            return new(name, input.Type, annotations.ToAnnotations());
        }
    }
}
