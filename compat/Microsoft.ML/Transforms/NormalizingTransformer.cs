using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Normalization;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed partial class NormalizingTransformer : OneToOneTransformerBase
{
    internal const string LoaderName = "Normalize";

    private readonly ColumnNormalizer[] _normalizers;

    internal NormalizingTransformer(IHostEnvironment environment, (string Output, string Input)[] columns, ColumnNormalizer[] normalizers)
        : base(environment.Register(nameof(NormalizingTransformer)), columns)
        => _normalizers = normalizers;

    public NormalizerModelParametersBase GetNormalizerModelParameters(int index)
    {
        Guard.Argument(index >= 0 && index < _normalizers.Length, nameof(index),
            $"The normalizer has {_normalizers.Length} columns; there is none at index {index}.");
        return _normalizers[index].Parameters;
    }

    internal static NormalizingTransformer Load(ModelReader reader)
        => new(reader.Environment, reader.ReadColumns(), reader.ReadList(() => Normalizers.Load(reader)));

    private protected override void CheckInput(int pair, DataViewSchema.Column input) => NormalizableTypes.Check(input);

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        var writer = ctx.Begin(LoaderName);
        writer.WriteColumns(Columns);
        writer.WriteList(_normalizers, normalizer => Normalizers.Save(writer, normalizer));
    }

    private sealed class Mapper(NormalizingTransformer owner, DataViewSchema inputSchema) : OneToOneMapper(owner, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] DescribeOutputs() => [.. Columns.Select((pair, i) => Describe(i))];

        protected override Delegate CreateGetter(DataViewRow input, int output, RowResources resources)
            => owner._normalizers[output].CreateGetter(input, input.Schema[Inputs[output].Index]);

        private DataViewSchema.DetachedColumn Describe(int column)
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.AddNormalized();
            annotations.Add(Inputs[column].Annotations, kind => kind == AnnotationKinds.SlotNames);
            return new(Columns[column].Output, owner._normalizers[column].Type, annotations.ToAnnotations());
        }
    }
}
