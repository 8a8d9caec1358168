using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Conversion;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class MissingValueIndicatorTransformer : OneToOneTransformerBase
{
    internal const string LoaderName = "IndicateMissingValues";

    internal MissingValueIndicatorTransformer(IHostEnvironment environment, params (string Output, string Input)[] columns)
        : base(environment.Register(nameof(MissingValueIndicatorTransformer)), columns)
    {
    }

    internal static bool HasMissingValue(DataViewType itemType)
        => itemType is KeyDataViewType || itemType.Equals(NumberDataViewType.Single) || itemType.Equals(NumberDataViewType.Double);

    private protected override void CheckInput(int pair, DataViewSchema.Column input) => Guard.State(HasMissingValue(input.Type.ItemType()),
        $"Column '{input.Name}' has type {input.Type}; only Single, Double and keys have a missing value.");

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void SaveModel(ModelSaveContext ctx) => ctx.Begin(LoaderName).WriteColumns(Columns);

    private sealed class Mapper(MissingValueIndicatorTransformer owner, DataViewSchema inputSchema) : OneToOneMapper(owner, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] DescribeOutputs() => [.. Columns.Select((pair, i) => Describe(pair.Output, Inputs[i]))];

        protected override Delegate CreateGetter(DataViewRow input, int output, RowResources resources)
            => GenericCall.Invoke<Delegate>(Getter<int>, Inputs[output].Type.ItemType().RawType, input, input.Schema[Inputs[output].Index]);

        private static DataViewSchema.DetachedColumn Describe(string name, DataViewSchema.Column input)
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.Add(input.Annotations, kind => kind == AnnotationKinds.SlotNames);
            annotations.AddNormalized();
            var item = BooleanDataViewType.Instance;
            DataViewType type = input.Type is VectorDataViewType vector ? new VectorDataViewType(item, vector.Dimensions) : item;
            return new(name, type, annotations.ToAnnotations());
        }

        private static Delegate Getter<T>(DataViewRow row, DataViewSchema.Column column)
        {
            var isMissing = MissingValues.TestOrNull<T>(column.Type.ItemType());
            return column.Type is VectorDataViewType ? VectorGetter(row.GetGetter<VBuffer<T>>(column), isMissing)
                : ScalarGetter(row.GetGetter<T>(column), isMissing);
        }

        private static ValueGetter<bool> ScalarGetter<T>(ValueGetter<T> source, Predicate<T> isMissing)
        {
            T value = default;
            return (ref bool missing) =>
            {
                source(ref value);
                missing = isMissing(value);
            };
        }

        private static ValueGetter<VBuffer<bool>> VectorGetter<T>(ValueGetter<VBuffer<T>> source, Predicate<T> isMissing)
        {
            var slots = new SlotBuilder<bool>();
            VBuffer<T> vector = default;
            return (ref VBuffer<bool> destination) =>
            {
                source(ref vector);
                slots.Start(vector.Length);
                foreach (var (slot, value) in vector.Items(all: isMissing(default)))
                    slots.Add(slot, isMissing(value));
                slots.Finish(ref destination);
            };
        }
    }
}
